package watershed.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.LogicalProcessor;
import oshi.hardware.CentralProcessor.ProcessorCache;
import oshi.hardware.CentralProcessor.ProcessorIdentifier;
import oshi.software.os.OperatingSystem;
import watershed.record.Machine;

/** Reads the stable facts of the hardware: through oshi, and what oshi lacks from {@code /sys}. */
public final class MachineProbe {
  private MachineProbe() {}

  /** This machine. Takes some tenths of a second. */
  public static Machine read() {
    SystemInfo info = new SystemInfo();
    CentralProcessor processor = info.getHardware().getProcessor();
    ProcessorIdentifier identifier = processor.getProcessorIdentifier();
    SystemFiles files = new SystemFiles(Path.of("/"));
    int cpus = Runtime.getRuntime().availableProcessors();
    String cpu = identifier.getName().isBlank() ? "unnamed CPU" : identifier.getName().strip();
    return new Machine(
        id(identifier.getName(), cpus),
        cpu,
        microarchitecture(identifier),
        Math.max(1, processor.getPhysicalPackageCount()),
        processor.getPhysicalProcessorCount(),
        cpus,
        (int)
            processor.getLogicalProcessors().stream()
                .mapToInt(LogicalProcessor::getNumaNode)
                .distinct()
                .count(),
        caches(files, processor),
        CpuChecks.readLineBytes(files),
        info.getHardware().getMemory().getTotal() >> 20,
        os(info.getOperatingSystem()),
        Virtualisation.detect(files));
  }

  /**
   * A name fit for a folder, such as {@code amd-epyc-7763-16cpu}: from the vendor's model name
   * alone, so nothing in it tells whose machine it is.
   *
   * @param model vendor's name; where it is blank, the JVM's name of the architecture stands in
   * @param cpus logical CPUs that this process may use
   */
  static String id(String model, int cpus) {
    String name = model.isBlank() ? System.getProperty("os.arch") : model;
    String slug =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("\\((r|tm|c)\\)", " ")
            .replaceAll("@.*|\\bwith\\b.*", " ")
            .replaceAll("\\b(\\d+-core|processor|cpu)\\b", " ")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return slug + "-" + cpus + "cpu";
  }

  /**
   * The numbers alone: oshi's table of names is behind the hardware, and calls a family by its
   * first generation (family 25 model 17, a Zen 4, "Zen 3").
   */
  private static String microarchitecture(ProcessorIdentifier identifier) {
    return "family "
        + identifier.getFamily()
        + " model "
        + identifier.getModel()
        + " stepping "
        + identifier.getStepping();
  }

  /** From the kernel, which tells who shares them; elsewhere from oshi, which does not. */
  private static List<Machine.Cache> caches(SystemFiles files, CentralProcessor processor) {
    List<Machine.Cache> caches = new ArrayList<>(CpuChecks.readCaches(files));
    if (caches.isEmpty()) {
      for (ProcessorCache cache : processor.getProcessorCaches()) {
        String type = cache.getType().toString();
        caches.add(new Machine.Cache(cache.getLevel(), type, cache.getCacheSize() >> 10, 0));
      }
    }
    return caches;
  }

  private static String os(OperatingSystem system) {
    return system.getFamily()
        + " "
        + system.getVersionInfo().getVersion()
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }
}
