package watershed.lab;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells from the kernel's files whether a hypervisor or container lies below. */
final class Virtualisation {
  static final String NONE = "none detected";
  static final String CONTAINER = "container";

  private static final Map<String, String> CLOCKS = new LinkedHashMap<>();
  private static final Map<String, String> MAKERS = new LinkedHashMap<>();

  static {
    CLOCKS.put("kvm-clock", "KVM");
    CLOCKS.put("hyperv_clocksource", "Hyper-V");
    CLOCKS.put("xen", "Xen");
    MAKERS.put("vmware", "VMware");
    MAKERS.put("virtualbox", "VirtualBox");
    MAKERS.put("parallels", "Parallels");
    MAKERS.put("google compute engine", "Google Compute Engine");
    MAKERS.put("virtual machine", "virtual machine");
    MAKERS.put("kvm", "KVM");
    MAKERS.put("qemu", "QEMU");
    MAKERS.put("xen", "Xen");
  }

  private Virtualisation() {}

  /** Name of the hypervisor, {@link #CONTAINER}, both, or {@link #NONE}. */
  static String detect(SystemFiles files) {
    String hypervisor = hypervisor(files);
    boolean container = files.exists("/.dockerenv") || files.exists("/run/.containerenv");
    if (!container) {
      return hypervisor;
    }
    return hypervisor.equals(NONE) ? CONTAINER : hypervisor + ", in a container";
  }

  private static String hypervisor(SystemFiles files) {
    String clocks =
        files
            .read("/sys/devices/system/clocksource/clocksource0/available_clocksource")
            .value()
            .orElse("");
    String product = files.read("/sys/class/dmi/id/product_name").value().orElse("");
    String type = files.read("/sys/hypervisor/type").value().orElse("");
    String cpuinfo = files.read("/proc/cpuinfo").value().orElse("");
    for (Map.Entry<String, String> maker : MAKERS.entrySet()) {
      if (product.toLowerCase(Locale.ROOT).contains(maker.getKey())) {
        return maker.getValue();
      }
    }
    for (Map.Entry<String, String> clock : CLOCKS.entrySet()) {
      if (clocks.contains(clock.getKey())) {
        return clock.getValue();
      }
    }
    if (!type.isEmpty()) {
      return type;
    }
    boolean flagged =
        cpuinfo
            .lines()
            .anyMatch(line -> line.startsWith("flags") && (line + " ").contains(" hypervisor "));
    return flagged ? "hypervisor of unknown make" : NONE;
  }
}
