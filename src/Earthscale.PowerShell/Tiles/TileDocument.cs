using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace Earthscale.PowerShell.Tiles;

/// <summary>Writes layers as the files that maps and GIS programs read.</summary>
internal static class TileDocument
{
    /// <summary>The width of the service's tiles, in pixels.</summary>
    private const int TileSize = 512;

    /// <summary>One layer as TileJSON 3.0. <c>tileSize</c> is no part of it, and what reads it allows further members.</summary>
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

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Layers as a file of XYZ connections, which the browser of QGIS imports.</summary>
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

        return text.ToString();
    }

    private static void WriteQgis(XmlWriter xml, TileLayer layer)
    {
        xml.WriteStartElement("xyztiles");
        xml.WriteAttributeString("name", string.Concat(layer.Name.Where(XmlConvert.IsXmlChar)));
        xml.WriteAttributeString("url", layer.Url);
        xml.WriteAttributeString("zmin", XmlConvert.ToString(layer.MinZoom));
        xml.WriteAttributeString("zmax", XmlConvert.ToString(layer.MaxZoom));
        // 2: twice as many pixels as the 256 of an ordinary tile.
        xml.WriteAttributeString("tilePixelRatio", "2");
        foreach (var empty in new[] { "authcfg", "username", "password", "referer" })
        {
            xml.WriteAttributeString(empty, "");
        }

        xml.WriteEndElement();
    }
}
