package watershed.experiments.collectors;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.util.Collection;
import java.util.List;
import watershed.experiments.Flagged;
import watershed.experiments.Unavailable;
import watershed.probes.CollectorLog;

/** A collector of the JVM, chosen by the flags of a fork. */
public enum Collector implements Flagged {
  SERIAL("UseSerialGC", true, "Copy", "MarkSweepCompact"),
  PARALLEL("UseParallelGC", true, "PS "),
  G1("UseG1GC", true, "G1 "),
  /** Generational by itself from JDK 23 on; of one generation on JDK 17. */
  ZGC("UseZGC", false, "ZGC "),
  SHENANDOAH("UseShenandoahGC", false, "Shenandoah ");

  /** One size on every machine, or the number of young collections would follow from the CPUs. */
  private static final String YOUNG_SIZE = "-Xmn64m";

  private static final String RECORDER = "jdk.jfr";

  private final String flag;
  private final boolean youngSize;
  private final List<String> beans;

  /**
   * @param youngSize whether it takes a size of the young generation
   * @param beans how the names of its management beans begin
   */
  Collector(String flag, boolean youngSize, String... beans) {
    this.flag = flag;
    this.youngSize = youngSize;
    this.beans = List.of(beans);
  }

  @Override
  public List<String> jvmFlags() {
    String chosen = "-XX:+" + flag;
    return youngSize ? List.of(chosen, YOUNG_SIZE) : List.of(chosen);
  }

  /** Names of the collectors of this JVM. */
  static List<String> present() {
    List<GarbageCollectorMXBean> all = ManagementFactory.getGarbageCollectorMXBeans();
    return all.stream().map(MemoryManagerMXBean::getName).toList();
  }

  /** Whether a JVM whose collectors have these names runs this one. */
  boolean runs(Collection<String> names) {
    return !names.isEmpty()
        && names.stream().allMatch(name -> beans.stream().anyMatch(name::startsWith));
  }

  /**
   * Checks that this JVM runs it, for one that does not know the flag silently takes another.
   *
   * @throws Unavailable if it runs another, or keeps no record of its collections
   */
  void check() {
    List<String> names = present();
    if (!runs(names)) {
      throw new Unavailable(
          "needs a JVM with " + this + " (-XX:+" + flag + "); this one has " + names);
    }
    if (ModuleLayer.boot().findModule(RECORDER).isEmpty() || !CollectorLog.isAvailable()) {
      throw new Unavailable("needs the module " + RECORDER + ", by which collectors keep a record");
    }
  }
}
