package watershed.experiments.creation;

import watershed.probes.AllocationProfile;
import watershed.probes.AllocationSites;
import watershed.subjects.NestedDesign;

/**
 * Profiles quiet tenants as {@link CreatingLine} does, with the design and the other bytes that its
 * arguments name, and prints {@code @expectedPercent} and the collapsed stacks, each line marked.
 */
final class ProfiledTenants {
  static final String UNAVAILABLE = "@unavailable: ";

  private ProfiledTenants() {}

  public static void main(String[] args) {
    AllocationProfile profile;
    try {
      profile = AllocationProfile.load();
    } catch (IllegalStateException e) {
      System.out.println(UNAVAILABLE + e.getMessage());
      return;
    }
    QuietTenants quiet =
        new QuietTenants(NestedDesign.valueOf(args[0]), 100_000, Integer.parseInt(args[1]));
    String collapsed = profile.of(4096, quiet::admitAll);
    System.out.println("@" + quiet.mapShare());
    collapsed.lines().forEach(line -> System.out.println("@" + line));
    System.out.println("# " + AllocationSites.of(collapsed, CreatingLine.OWN_CODE).ranked());
  }
}
