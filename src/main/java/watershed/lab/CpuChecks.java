package watershed.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import watershed.lab.Check.Outcome;
import watershed.lab.SystemFiles.Reading;
import watershed.record.Machine;

/** What the processors are, and what may change their speed. */
final class CpuChecks {
  static final String CPUS = "/sys/devices/system/cpu";

  private CpuChecks() {}

  /**
   * @param usable logical CPUs that this process may use
   */
  static Check count(int usable) {
    return files -> {
      String online =
          files
              .read(CPUS + "/online")
              .value()
              .map(list -> " of " + SystemFiles.cpuList(list).size() + " online")
              .orElse("");
      if (usable < 2) {
        return Outcome.invalid(
            usable + " usable CPU" + online,
            "contention needs CPUs that run at once: give this process at least 2");
      }
      String observed = usable + " usable CPUs" + online;
      return usable < 4
          ? Outcome.degrades(
              observed, "more than " + usable + " threads oversubscribe: use 4 or more CPUs")
          : Outcome.fine(observed);
    };
  }

  static Outcome topology(SystemFiles files) {
    Set<String> packages = new TreeSet<>();
    Set<String> cores = new TreeSet<>();
    List<String> cpus = files.names(CPUS, "cpu\\d+");
    for (String cpu : cpus) {
      Reading pack = files.read(CPUS + "/" + cpu + "/topology/physical_package_id");
      Reading core = files.read(CPUS + "/" + cpu + "/topology/core_id");
      if (pack.text() != null && core.text() != null) {
        packages.add(pack.text());
        cores.add(pack.text() + ":" + core.text());
      }
    }
    if (cores.isEmpty()) {
      return Outcome.degrades(
          files.read(CPUS + "/cpu0/topology/core_id").unreadable(),
          "which CPUs share a core is unknown: read scaling figures with care");
    }
    int nodes = Math.max(1, files.names("/sys/devices/system/node", "node\\d+").size());
    String observed =
        packages.size() + " socket(s), " + cores.size() + " core(s), " + nodes + " NUMA node(s)";
    return nodes > 1 || packages.size() > 1
        ? Outcome.degrades(observed, "keep a run on one node: numactl --cpunodebind=0 --membind=0")
        : Outcome.fine(observed);
  }

  static Outcome caches(SystemFiles files) {
    List<Machine.Cache> caches = readCaches(files);
    if (caches.isEmpty()) {
      return Outcome.degrades(
          files.read(CPUS + "/cpu0/cache/index0/size").unreadable(),
          "working sets cannot be set against cache sizes: look them up by CPU model");
    }
    List<String> told = new ArrayList<>();
    for (Machine.Cache cache : caches) {
      if (!cache.type().equals("Instruction")) {
        told.add("L" + cache.level() + " " + cache.kib() + " KiB for " + cache.sharedBy());
      }
    }
    return Outcome.fine(String.join(", ", told) + " CPU(s)");
  }

  /** The caches that CPU 0 sees; empty where the kernel does not tell. */
  static List<Machine.Cache> readCaches(SystemFiles files) {
    List<Machine.Cache> caches = new ArrayList<>();
    String folder = CPUS + "/cpu0/cache";
    for (String index : files.names(folder, "index\\d+")) {
      String at = folder + "/" + index;
      String level = files.read(at + "/level").text();
      String type = files.read(at + "/type").text();
      String size = files.read(at + "/size").text();
      String shared = files.read(at + "/shared_cpu_list").text();
      if (level != null && type != null && size != null && shared != null) {
        caches.add(
            new Machine.Cache(
                Integer.parseInt(level), type, kib(size), SystemFiles.cpuList(shared).size()));
      }
    }
    return caches;
  }

  /** The coherence line size in bytes; 0 where the kernel does not tell. */
  static int readLineBytes(SystemFiles files) {
    return files.read(lineFile()).value().map(Integer::parseInt).orElse(0);
  }

  static Outcome lineSize(SystemFiles files) {
    int bytes = readLineBytes(files);
    String advice = "experiment StrideSweep finds the granule: go by its figures";
    if (bytes == 0) {
      return Outcome.degrades(files.read(lineFile()).unreadable(), advice);
    }
    return bytes == 64 || bytes == 128
        ? Outcome.fine(bytes + " bytes")
        : Outcome.degrades(bytes + " bytes, which padding to 128 may not suit", advice);
  }

  static Outcome smt(SystemFiles files) {
    Reading active = files.read(CPUS + "/smt/active");
    if (active.text() == null) {
      return Outcome.degrades(
          active.unreadable(), "two threads may share a core: read scaling figures with care");
    }
    String control = files.read(CPUS + "/smt/control").value().orElse("no control");
    if (active.text().equals("1")) {
      return Outcome.degrades(
          "on (" + control + ")",
          "siblings share a core's caches: echo off > /sys/devices/system/cpu/smt/control");
    }
    return Outcome.fine("off (" + control + ")");
  }

  static Outcome governor(SystemFiles files) {
    TreeMap<String, Integer> governors = new TreeMap<>();
    for (String cpu : files.names(CPUS, "cpu\\d+")) {
      files
          .read(CPUS + "/" + cpu + "/cpufreq/scaling_governor")
          .value()
          .ifPresent(name -> governors.merge(name, 1, Integer::sum));
    }
    if (governors.isEmpty()) {
      return Outcome.degrades(
          files.read(CPUS + "/cpu0/cpufreq/scaling_governor").unreadable(),
          "host or firmware sets the frequency: look there; rely on turns");
    }
    String observed = governors.toString().replace("=", " on ").replaceAll("[{}]", "") + " CPU(s)";
    return governors.size() == 1 && governors.containsKey("performance")
        ? Outcome.fine(observed)
        : Outcome.degrades(observed, "cpupower frequency-set -g performance");
  }

  static Outcome turbo(SystemFiles files) {
    Reading off = files.read(CPUS + "/intel_pstate/no_turbo");
    Reading boost = files.read(CPUS + "/cpufreq/boost");
    if (off.text() == null && boost.text() == null) {
      return Outcome.degrades(
          boost.unreadable(), "frequency may depend on load: rely on turns, not on single figures");
    }
    boolean on = off.text() != null ? off.text().equals("0") : "1".equals(boost.text());
    return on
        ? Outcome.degrades(
            "on: frequency depends on how many cores are busy",
            off.text() != null
                ? "echo 1 > " + CPUS + "/intel_pstate/no_turbo"
                : "echo 0 > " + CPUS + "/cpufreq/boost")
        : Outcome.fine("off");
  }

  private static String lineFile() {
    return CPUS + "/cpu0/cache/index0/coherency_line_size";
  }

  private static long kib(String size) {
    String digits = size.replaceAll("\\D", "");
    long number = Long.parseLong(digits);
    return size.endsWith("M") ? number * 1024 : number;
  }
}
