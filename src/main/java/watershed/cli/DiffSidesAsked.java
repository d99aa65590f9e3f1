package watershed.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.lab.Catalogue;
import watershed.lab.DiffSides;
import watershed.lab.FlagCheck;
import watershed.lab.GuestJar;
import watershed.lab.InstalledJdk;
import watershed.lab.JdkCatalogue;
import watershed.lab.MeasuredSide;
import watershed.record.BadInput;
import watershed.record.DiffPlan;
import watershed.record.Jdk;
import watershed.record.Side;

/**
 * The sides that the user asked for, found on this machine.
 *
 * @param jdks of the run: one, or those of A and B
 */
record DiffSidesAsked(MeasuredSide a, MeasuredSide b, List<InstalledJdk> jdks) {
  /**
   * Finds them.
   *
   * @throws BadInput if a JDK or jar is not there, or the sides are not told
   */
  static DiffSidesAsked of(DiffOptions asked) {
    int given = asked.jdks.places.size();
    if (given > 2) {
      throw new BadInput("--jdk: a diff has two sides, and " + given + " JDKs are named");
    }
    if (given == 1 && asked.flagsA == null && asked.flagsB == null && !asked.jars()) {
      throw new BadInput(
          "--jdk "
              + asked.jdks.places.get(0)
              + ": one JDK is one side: name the other too (--jdk A --jdk B), or what else differs"
              + " (--a, --b, --jar-a, --jar-b)");
    }
    List<InstalledJdk> jdks = named(asked);
    InstalledJdk onA = jdks.get(0);
    InstalledJdk onB = jdks.get(jdks.size() - 1);
    List<String> flagsA = DiffOptions.words(asked.flagsA);
    List<String> flagsB = DiffOptions.words(asked.flagsB);
    require(asked, onA, flagsA, "--a");
    require(asked, onB, flagsB, "--b");
    return new DiffSidesAsked(
        side(Side.A, onA, flagsA, jar(asked, "--jar-a", asked.jarA)),
        side(Side.B, onB, flagsB, jar(asked, "--jar-b", asked.jarB)),
        jdks);
  }

  /**
   * The sides of a diff that is gone on with: as stored, on this machine's JDKs and with the jars
   * that are named now.
   *
   * @throws BadInput if a JDK is not found, or its jars are not named again
   */
  static DiffSidesAsked again(DiffOptions asked, DiffPlan plan, List<Jdk> stored) {
    if (plan.a().jar() != null && !asked.jars()) {
      throw new BadInput(
          "the diff is of jars, whose places are not stored: name them again (--jar-a, --jar-b)");
    }
    List<InstalledJdk> jdks = asked.jdks.given() ? named(asked) : JdkOptions.find(stored);
    return new DiffSidesAsked(
        again(plan.a(), jdks, jar(asked, "--jar-a", asked.jarA)),
        again(plan.b(), jdks, jar(asked, "--jar-b", asked.jarB)),
        jdks);
  }

  /** Whether they are jars of other people's benchmarks. */
  boolean jars() {
    return a.jar() != null;
  }

  /** Starts their forks. */
  DiffSides forks(Catalogue catalogue, List<String> jvmArgs, String code, int cpus) {
    return jars()
        ? DiffSides.ofJars(a, b, jvmArgs, cpus)
        : DiffSides.ofSuite(a, b, catalogue, jvmArgs, code);
  }

  /** A side's own flags come behind those of all forks, which they may contradict. */
  private static void require(
      DiffOptions asked, InstalledJdk jdk, List<String> own, String option) {
    List<String> flags = new ArrayList<>(asked.measuring.flags());
    FlagCheck.require(jdk, flags, "--jvm-args");
    flags.addAll(own);
    FlagCheck.require(jdk, flags, flags.equals(own) ? option : "--jvm-args and " + option);
  }

  private static MeasuredSide side(
      String label, InstalledJdk jdk, List<String> flags, @Nullable GuestJar jar) {
    Side.Jar identity = jar == null ? null : jar.identity();
    return new MeasuredSide(new Side(label, jdk.jdk().id(), flags, identity), jdk, jar);
  }

  private static MeasuredSide again(Side stored, List<InstalledJdk> jdks, @Nullable GuestJar jar) {
    InstalledJdk found =
        jdks.stream()
            .filter(jdk -> jdk.jdk().id().equals(stored.jdk()))
            .findFirst()
            .orElseThrow(
                () -> new BadInput("the diff's JDK " + stored.jdk() + " is not among those named"));
    return side(stored.label(), found, stored.flags(), jar);
  }

  private static @Nullable GuestJar jar(DiffOptions asked, String option, @Nullable String place) {
    if (!asked.jars()) {
      return null;
    }
    if (place == null) {
      throw new BadInput(option + " is missing: a diff of jars needs --jar-a and --jar-b");
    }
    return GuestJar.read(option, Path.of(place));
  }

  /** The JDKs named, or the running one; one that is named twice is one. */
  private static List<InstalledJdk> named(DiffOptions asked) {
    if (!asked.jdks.given()) {
      return List.of(JdkCatalogue.running());
    }
    Map<Path, InstalledJdk> byLauncher = new LinkedHashMap<>();
    asked.jdks.resolve().forEach(jdk -> byLauncher.putIfAbsent(jdk.java(), jdk));
    return List.copyOf(byLauncher.values());
  }
}
