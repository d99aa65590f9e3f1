package watershed.lab;

import java.util.List;
import java.util.Set;
import watershed.lab.Check.Outcome;
import watershed.lab.SystemFiles.Reading;

/** Settings of the kernel and what it runs on. */
final class KernelChecks {
  private static final Set<String> CHEAP_CLOCKS =
      Set.of("tsc", "arch_sys_counter", "kvm-clock", "hyperv_clocksource_tsc_page");
  private static final Set<String> COARSE_CLOCKS = Set.of("jiffies", "refined-jiffies");

  private KernelChecks() {}

  static Outcome hugePages(SystemFiles files) {
    Reading enabled = files.read("/sys/kernel/mm/transparent_hugepage/enabled");
    if (enabled.text() == null) {
      return Outcome.fine(enabled.unreadable() + ", so pages do not change size by themselves");
    }
    String text = enabled.text();
    int open = text.indexOf('[');
    int close = text.indexOf(']');
    String chosen = open >= 0 && close > open ? text.substring(open + 1, close) : text;
    return chosen.equals("always")
        ? Outcome.degrades(
            "always: heaps turn into huge pages at moments of the kernel's choosing",
            "echo madvise > /sys/kernel/mm/transparent_hugepage/enabled")
        : Outcome.fine(chosen);
  }

  static Outcome clockSource(SystemFiles files) {
    String folder = "/sys/devices/system/clocksource/clocksource0";
    Reading current = files.read(folder + "/current_clocksource");
    if (current.text() == null) {
      return Outcome.fine(current.unreadable() + "; 'timer' below is measured");
    }
    String clock = current.text();
    if (CHEAP_CLOCKS.contains(clock)) {
      return Outcome.fine(clock);
    }
    String choice = files.read(folder + "/available_clocksource").value().orElse("unknown");
    return COARSE_CLOCKS.contains(clock)
        ? Outcome.invalid(
            clock + ": steps of milliseconds", "choose another clock of: " + choice.strip())
        : Outcome.degrades(
            clock + ": each reading enters the kernel or a device",
            "latencies include it; boot with clocksource=tsc (available: " + choice.strip() + ")");
  }

  static Outcome virtualisation(SystemFiles files) {
    Reading cpuinfo = files.read("/proc/cpuinfo");
    String found = Virtualisation.detect(files);
    if (found.equals(Virtualisation.NONE)) {
      return cpuinfo.text() == null
          ? Outcome.degrades(cpuinfo.unreadable(), "make sure that this is no virtual machine")
          : Outcome.fine(found);
    }
    return found.equals(Virtualisation.CONTAINER)
        ? Outcome.fine(found)
        : Outcome.degrades(
            found, "neighbours on the host cannot be seen: rely on turns, or use bare metal");
  }

  static Outcome counters(SystemFiles files) {
    String devices = "/sys/bus/event_source/devices";
    Reading paranoid = files.read("/proc/sys/kernel/perf_event_paranoid");
    if (paranoid.text() == null) {
      return Outcome.degrades(
          paranoid.unreadable(), "cache misses cannot be counted here: use the event itimer");
    }
    List<String> pmus = files.names(devices, "cpu|cpu_core|cpu_atom|armv[0-9].*|apple_.*");
    String level = "perf_event_paranoid " + paranoid.text();
    if (pmus.isEmpty()) {
      return Outcome.degrades(
          "none: no CPU among " + devices + ", " + level,
          "cache misses can't be counted: use the events cpu or itimer, or bare metal");
    }
    String observed = String.join(", ", pmus) + ", " + level;
    return Integer.parseInt(paranoid.text()) > 1
        ? Outcome.degrades(observed, "sysctl kernel.perf_event_paranoid=1")
        : Outcome.fine(observed);
  }
}
