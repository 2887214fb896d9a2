package cosr.runtime.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as the JDK's XML parser reads it: what isn't well-formed is an error. */
final class Markup {
  private final Document document;

  private Markup(Document document) {
    this.document = document;
  }

  static Markup of(String page) {
    try {
      return new Markup(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(page))));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  /** The texts of all nodes that the XPath finds, blanks run together. */
  List<String> all(String path) {
    try {
      NodeList found =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      List<String> out = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++)
        out.add(found.item(i).getTextContent().replaceAll("[\\s\u00a0]+", " ").strip());
      return out;
    } catch (XPathExpressionException e) {
      throw new AssertionError(path, e);
    }
  }

  /** The only one. */
  String one(String path) {
    List<String> found = all(path);
    if (found.size() != 1) throw new AssertionError(path + " is there " + found.size() + " times");
    return found.getFirst();
  }
}
