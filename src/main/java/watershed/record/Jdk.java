package watershed.record;

/**
 * A JDK that forks ran on.
 *
 * @param id what tells it apart within a run, such as {@code 17.0.15} or {@code 25.0.3-2} when two
 *     builds share a version
 * @param version {@code java.version}
 * @param vendor {@code java.vendor}
 * @param vm {@code java.vm.name} and {@code java.vm.version}
 */
public record Jdk(String id, String version, String vendor, String vm) {
  /** The feature release: 17 of {@code 17.0.15}. */
  public int feature() {
    return Runtime.Version.parse(version).feature();
  }

  /** Whether another is the same build, whatever it is called within its run. */
  public boolean isSame(Jdk other) {
    return version.equals(other.version) && vendor.equals(other.vendor) && vm.equals(other.vm);
  }

  /** In words, the id apart: {@code 17.0.15 of Debian, OpenJDK 64-Bit Server VM 17.0.15+6}. */
  public String says() {
    return version + " of " + vendor + ", " + vm;
  }
}
