package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.record.Machine;

class MachineProbeTest {
  @ParameterizedTest
  @CsvSource({
    "AMD EPYC,2,amd-epyc-2cpu",
    "AMD EPYC 7763 64-Core Processor,16,amd-epyc-7763-16cpu",
    "Intel(R) Xeon(R) Platinum 8375C CPU @ 2.90GHz,4,intel-xeon-platinum-8375c-4cpu",
    "13th Gen Intel(R) Core(TM) i7-1370P,20,13th-gen-intel-core-i7-1370p-20cpu",
    "AMD Ryzen 7 5700U with Radeon Graphics,16,amd-ryzen-7-5700u-16cpu",
    "Apple M2 Pro,10,apple-m2-pro-10cpu"
  })
  void namesAMachineByItsModel(String model, int cpus, String id) {
    assertThat(MachineProbe.id(model, cpus)).isEqualTo(id);
  }

  @Test
  void aNamelessCpuGoesByItsArchitecture() {
    assertThat(MachineProbe.id(" ", 2)).matches("[a-z0-9-]+-2cpu");
  }

  @Test
  void readsThisMachineWithoutNamingIt() throws UnknownHostException {
    Machine machine = MachineProbe.read();

    assertThat(machine.id()).matches("[a-z0-9][a-z0-9-]*cpu");
    assertThat(machine.cpus()).isEqualTo(Runtime.getRuntime().availableProcessors());
    // Its numbers alone: names of generations are a library's guess.
    assertThat(machine.microarchitecture()).matches("family \\S+ model \\S+ stepping \\S+");
    assertThat(machine.cores()).isPositive();
    assertThat(machine.numaNodes()).isPositive();
    assertThat(machine.memoryMiB()).isGreaterThan(256);
    assertThat(machine.caches()).isNotEmpty().allSatisfy(c -> assertThat(c.kib()).isPositive());
    assertThat(machine.toString().split("[^\\p{Alnum}]+"))
        .doesNotContain(System.getProperty("user.name"));
    String host = InetAddress.getLocalHost().getHostName();
    if (host.length() > 3) {
      assertThat(machine.toString()).doesNotContain(host);
    }
    assertThat(MachineProbe.read()).isEqualTo(machine);
  }
}
