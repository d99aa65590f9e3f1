package watershed.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.lab.Catalogue;
import watershed.lab.DiffSides;
import watershed.lab.GuestJar;
import watershed.lab.InstalledJdk;
import watershed.lab.JdkCatalogue;
import watershed.lab.MeasuredSide;
import watershed.record.BadInput;
import watershed.record.DiffPlan;
import watershed.record.Side;

/**
 * The sides that the user asked for, found on this machine.
 *
 * @param jdks of the run: one, or those of A and B
 * @param jarA side A's own jar; null where the suite is measured
 * @param jarB side B's
 */
record DiffSidesAsked(
    MeasuredSide a,
    MeasuredSide b,
    List<InstalledJdk> jdks,
    @Nullable GuestJar jarA,
    @Nullable GuestJar jarB) {

  /**
   * Finds them.
   *
   * @throws BadInput if a JDK or jar is not there, or the sides are not told
   */
  static DiffSidesAsked of(DiffOptions asked) {
    List<InstalledJdk> named = asked.jdks.given() ? distinct(asked.jdks.resolve()) : List.of();
    int given = asked.jdks.places.size();
    boolean told = asked.flagsA != null || asked.flagsB != null || asked.jars();
    if (given > 2) {
      throw new BadInput("--jdk: a diff has two sides, and " + given + " JDKs are named");
    }
    if (given == 1 && !told) {
      throw new BadInput(
          "--jdk "
              + asked.jdks.places.get(0)
              + ": one JDK is one side: name another (--jdk A --jdk B), or what else differs (--a,"
              + " --b, --jar-a, --jar-b)");
    }
    List<InstalledJdk> jdks = named.isEmpty() ? List.of(JdkCatalogue.running()) : named;
    return of(asked, jdks);
  }

  /**
   * The sides of a diff that is gone on with: as stored, on this machine's JDKs.
   *
   * @throws BadInput if the jars are not named again
   */
  static DiffSidesAsked again(DiffOptions asked, DiffPlan plan, List<InstalledJdk> jdks) {
    Side.Jar jar = plan.a().jar();
    if (jar != null && !asked.jars()) {
      throw new BadInput(
          "the diff is of jars, whose places are not stored: name them again (--jar-a, --jar-b)");
    }
    GuestJar jarA = asked.jars() ? jar("--jar-a", asked.jarA) : null;
    GuestJar jarB = asked.jars() ? jar("--jar-b", asked.jarB) : null;
    return new DiffSidesAsked(
        new MeasuredSide(
            with(plan.a(), jarA), jdk(jdks, plan.a().jdk()), jarA == null ? null : jarA.path()),
        new MeasuredSide(
            with(plan.b(), jarB), jdk(jdks, plan.b().jdk()), jarB == null ? null : jarB.path()),
        jdks,
        jarA,
        jarB);
  }

  /** Starts their forks. */
  DiffSides forks(Catalogue catalogue, List<String> jvmArgs, String code, boolean threadsGiven) {
    return jarA == null
        ? DiffSides.ofSuite(a, b, catalogue, jvmArgs, code)
        : DiffSides.ofJars(a, b, jvmArgs, threadsGiven);
  }

  private static DiffSidesAsked of(DiffOptions asked, List<InstalledJdk> jdks) {
    GuestJar jarA = asked.jars() ? jar("--jar-a", asked.jarA) : null;
    GuestJar jarB = asked.jars() ? jar("--jar-b", asked.jarB) : null;
    InstalledJdk onA = jdks.get(0);
    InstalledJdk onB = jdks.get(jdks.size() - 1);
    Side a = side(Side.A, onA, asked.flagsA, jarA);
    Side b = side(Side.B, onB, asked.flagsB, jarB);
    return new DiffSidesAsked(
        new MeasuredSide(a, onA, jarA == null ? null : jarA.path()),
        new MeasuredSide(b, onB, jarB == null ? null : jarB.path()),
        jdks,
        jarA,
        jarB);
  }

  private static Side side(
      String label, InstalledJdk jdk, @Nullable String flags, @Nullable GuestJar jar) {
    return new Side(
        label, jdk.jdk().id(), DiffOptions.words(flags), jar == null ? null : jar.identity());
  }

  private static Side with(Side stored, @Nullable GuestJar jar) {
    return new Side(
        stored.label(), stored.jdk(), stored.flags(), jar == null ? null : jar.identity());
  }

  private static GuestJar jar(String option, @Nullable String place) {
    if (place == null) {
      throw new BadInput(option + " is missing: a diff of jars needs --jar-a and --jar-b");
    }
    return GuestJar.read(option, Path.of(place));
  }

  private static InstalledJdk jdk(List<InstalledJdk> jdks, String id) {
    return jdks.stream()
        .filter(jdk -> jdk.jdk().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new BadInput("the diff's JDK " + id + " is not among its run's"));
  }

  /** Named twice, one JDK is one: it is the second name that {@code JdkCatalogue} numbered. */
  private static List<InstalledJdk> distinct(List<InstalledJdk> jdks) {
    Map<Path, InstalledJdk> byLauncher = new LinkedHashMap<>();
    jdks.forEach(jdk -> byLauncher.putIfAbsent(jdk.java(), jdk));
    return List.copyOf(byLauncher.values());
  }
}
