using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Earthscale.Client.Text;

namespace Earthscale.PowerShell.Tiles;

/// <summary>Creates documents for web maps and GIS programs.</summary>
internal static class TileDocument
{
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
            if (layer.TileSize is { } size)
            {
                json.WriteNumber("tileSize", size);
            }

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
            var names = new HashSet<string>();
            foreach (var layer in layers)
            {
                WriteQgis(xml, layer, names);
            }

            xml.WriteEndElement();
        }

        return Escape(text.ToString(), rune => $"&#x{rune.Value:X};");
    }

    private static void WriteQgis(XmlWriter xml, TileLayer layer, HashSet<string> names)
    {
        xml.WriteStartElement("xyztiles");
        xml.WriteAttributeString("name", QgisName(layer.Name, names));
        xml.WriteAttributeString("url", layer.Url);
        xml.WriteAttributeString("zmin", XmlConvert.ToString(layer.MinZoom));
        xml.WriteAttributeString("zmax", XmlConvert.ToString(layer.MaxZoom));
        // In units of 256 pixels; 0: unknown.
        xml.WriteAttributeString("tilePixelRatio", XmlConvert.ToString((layer.TileSize ?? 0) / 256));
        foreach (var empty in new[] { "authcfg", "username", "password", "referer" })
        {
            xml.WriteAttributeString(empty, "");
        }

        xml.WriteEndElement();
    }

    // The name is a key of QGIS's settings: a slash makes a group of it, without an address, and a second connection of a
    // name replaces the first one.
    private static string QgisName(string name, HashSet<string> names)
    {
        var text = XmlText(name).Replace('/', '_').Replace('\\', '_');
        var unique = text;
        for (var number = 2; !names.Add(unique); number++)
        {
            unique = $"{text} ({number})";
        }

        return unique;
    }

    // XML has no place, not even an escape, for most control characters.
    private static string XmlText(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    // Programs read an escape as the character; a terminal that shows the document does not act on it.
    private static string Escape(string document, Func<Rune, string> escape) =>
        string.Concat(document.EnumerateRunes().Select(rune => rune.Value is '\n' or '\r' || SafeText.IsSafe(rune) ? rune.ToString() : escape(rune)));
}
