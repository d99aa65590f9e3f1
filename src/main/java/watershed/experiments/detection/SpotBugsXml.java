package watershed.experiments.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * SpotBugs' result, in the format of its {@code bugcollection.xsd}: a {@code BugInstance} has a
 * {@code type}, a {@code Class} with its {@code classname}, and a {@code LongMessage}.
 */
final class SpotBugsXml {
  private SpotBugsXml() {}

  /**
   * The reports in a file.
   *
   * @throws IllegalStateException if it is of another format, or a class could not be analysed
   */
  static List<Report> read(Path file) throws IOException {
    Element root = parse(file).getDocumentElement();
    NodeList errors = root.getElementsByTagName("Error");
    if (errors.getLength() > 0) {
      throw new IllegalStateException("SpotBugs failed: " + errors.item(0).getTextContent());
    }
    List<Report> reports = new ArrayList<>();
    NodeList bugs = root.getElementsByTagName("BugInstance");
    for (int i = 0; i < bugs.getLength(); i++) {
      Element bug = (Element) bugs.item(i);
      String name = first(bug, "Class").getAttribute("classname");
      String simple = name.substring(name.lastIndexOf('.') + 1);
      int nested = simple.indexOf('$');
      reports.add(
          new Report(
              nested < 0 ? simple : simple.substring(0, nested),
              bug.getAttribute("type"),
              first(bug, "LongMessage").getTextContent()));
    }
    return reports;
  }

  private static Element first(Element parent, String name) {
    if (parent.getElementsByTagName(name).item(0) instanceof Element found) {
      return found;
    }
    throw new IllegalStateException("no " + name + " in a report of SpotBugs");
  }

  private static Document parse(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(file.toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("SpotBugs left no XML: " + e.getMessage(), e);
    }
  }
}
