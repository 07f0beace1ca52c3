using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Earthscale.Client.Text;

namespace Earthscale.PowerShell.Tiles;

/// <summary>Creates documents for web maps and GIS programs.</summary>
internal static class TileDocument
{
    /// <summary>The width of the service's tiles, in pixels.</summary>
    private const int TileSize = 512;

    /// <summary>Creates a TileJSON 3.0 document of a layer. <c>tileSize</c> is an additional member, which readers allow.</summary>
    public static string ToTileJson(TileLayer layer)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("tilejson", "3.0.0");
            json.WriteString("name", layer.Name);
            json.WriteString("scheme", "xyz");
            json.WriteStartArray("tiles");
            json.WriteStringValue(layer.Url);
            json.WriteEndArray();
            json.WriteNumber("minzoom", layer.MinZoom);
            json.WriteNumber("maxzoom", layer.MaxZoom);
            json.WriteNumber("tileSize", TileSize);
            json.WriteEndObject();
        }

        return Escape(Encoding.UTF8.GetString(stream.ToArray()), rune => string.Concat(rune.ToString().Select(unit => $"\\u{(int)unit:X4}")));
    }

    /// <summary>Creates a file with XYZ connections, which QGIS can import.</summary>
    public static string ToQgis(IEnumerable<TileLayer> layers)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
        {
            xml.WriteDocType("connections", null, null, null);
            xml.WriteStartElement("qgsXYZTilesConnections");
            xml.WriteAttributeString("version", "1.0");
            foreach (var layer in layers)
            {
                WriteQgis(xml, layer);
            }

            xml.WriteEndElement();
        }

        return Escape(text.ToString(), rune => $"&#x{rune.Value:X};");
    }

    private static void WriteQgis(XmlWriter xml, TileLayer layer)
    {
        xml.WriteStartElement("xyztiles");
        xml.WriteAttributeString("name", XmlText(layer.Name));
        xml.WriteAttributeString("url", layer.Url);
        xml.WriteAttributeString("zmin", XmlConvert.ToString(layer.MinZoom));
        xml.WriteAttributeString("zmax", XmlConvert.ToString(layer.MaxZoom));
        // 2: twice the usual 256 pixels.
        xml.WriteAttributeString("tilePixelRatio", "2");
        foreach (var empty in new[] { "authcfg", "username", "password", "referer" })
        {
            xml.WriteAttributeString(empty, "");
        }

        xml.WriteEndElement();
    }

    // XML has no place, not even an escape, for most control characters.
    private static string XmlText(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    // Programs read an escape as the character; a terminal that shows the document does not act on it.
    private static string Escape(string document, Func<Rune, string> escape) =>
        string.Concat(document.EnumerateRunes().Select(rune => rune.Value is '\n' or '\r' || SafeText.IsSafe(rune) ? rune.ToString() : escape(rune)));
}
