package watershed.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

  /**
   * The JDKs of a stored run, wherever they are on this machine.
   *
   * @throws BadInput if one is not found, or may be any of several
   */
  static List<InstalledJdk> find(List<Jdk> wanted) {
    return find(wanted, JdkCatalogue.discover());
  }

  static List<InstalledJdk> find(List<Jdk> wanted, List<InstalledJdk> here) {
    List<InstalledJdk> found = new ArrayList<>();
    for (Jdk jdk : wanted) {
      List<InstalledJdk> same = here.stream().filter(i -> i.jdk().isSame(jdk)).toList();
      if (same.isEmpty()) {
        throw new BadInput(
            "the run's JDK " + jdk.says() + " is not found here: name its JDKs (--jdk)");
      }
      if (same.size() > 1) {
        throw new BadInput(
            "the run's JDK "
                + jdk.says()
                + " may be "
                + same.stream().map(i -> "'" + i.java() + "'").collect(Collectors.joining(" or "))
                + ": name all of its JDKs in their order (--jdk)");
      }
      found.add(new InstalledJdk(same.get(0).java(), jdk));
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
