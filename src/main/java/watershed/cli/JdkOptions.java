package watershed.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import watershed.lab.InstalledJdk;
import watershed.lab.JdkCatalogue;
import watershed.record.BadInput;
import watershed.record.Jdk;

/** Which JDKs the forks run on. */
final class JdkOptions {
  @Option(
      names = "--jdk",
      paramLabel = "JDK",
      description =
          "A JDK's home, or the version of one found on this machine (as 25); repeatable: all of"
              + " them are compared in the same blocks. Default: the one that runs this.")
  List<String> places = new ArrayList<>();

  boolean given() {
    return !places.isEmpty();
  }

  /**
   * The JDKs named, or the running one.
   *
   * @throws BadInput if one is not to be found or too old
   */
  List<InstalledJdk> resolve() {
    if (places.isEmpty()) {
      return List.of(JdkCatalogue.running());
    }
    return JdkCatalogue.at(places.stream().map(JdkOptions::path).toList());
  }

  /** The JDKs of a stored run, wherever they are on this machine. */
  List<InstalledJdk> find(List<Jdk> wanted) {
    List<InstalledJdk> here = new ArrayList<>(JdkCatalogue.discover());
    List<InstalledJdk> found = new ArrayList<>();
    for (Jdk jdk : wanted) {
      InstalledJdk match =
          here.stream()
              .filter(i -> i.jdk().version().equals(jdk.version()))
              .filter(i -> i.jdk().vm().equals(jdk.vm()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new BadInput(
                          "the run's JDK "
                              + jdk.version()
                              + " is not found here: name it (--jdk)"));
      here.remove(match);
      found.add(new InstalledJdk(match.java(), jdk));
    }
    return found;
  }

  private static Path path(String place) {
    if (Files.exists(Path.of(place)) || !Character.isDigit(place.charAt(0))) {
      return Path.of(place);
    }
    return JdkCatalogue.discover().stream()
        .filter(
            i -> i.jdk().version().equals(place) || String.valueOf(i.jdk().feature()).equals(place))
        .map(InstalledJdk::java)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "no JDK " + place + " found on this machine: give its home (--jdk DIR)"));
  }
}
