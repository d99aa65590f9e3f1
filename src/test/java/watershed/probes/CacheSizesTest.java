package watershed.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.lab.MachineProbe;
import watershed.record.Machine;

class CacheSizesTest {
  @TempDir Path caches;

  @Test
  void readsTheCacheOfDataOfEachLevel() throws IOException {
    cache("index0", "1", "Data", "48K");
    cache("index1", "1", "Instruction", "32K");
    cache("index2", "2", "Unified", "1M");
    cache("index3", "3", "Unified", "32768K");
    assertThat(CacheSizes.bytes(caches, 1)).isEqualTo(48 << 10);
    assertThat(CacheSizes.bytes(caches, 2)).isEqualTo(1 << 20);
    assertThat(CacheSizes.bytes(caches, 3)).isEqualTo(32 << 20);
    assertThat(CacheSizes.bytes(caches, 4)).isNaN();
  }

  @Test
  void whatTheSystemDoesNotTellIsNoNumber() throws IOException {
    assertThat(CacheSizes.bytes(caches.resolve("none"), 1)).isNaN();
    cache("index0", "1", "Data", "");
    Files.createDirectory(caches.resolve("index1"));
    assertThat(CacheSizes.bytes(caches, 1)).isNaN();
  }

  /** Two ways of asking the same machine. */
  @Test
  void agreesWithTheMachinesRecord() {
    for (Machine.Cache cache : MachineProbe.read().caches()) {
      double bytes = CacheSizes.bytes(cache.level());
      if (!cache.type().equals("Instruction") && !Double.isNaN(bytes)) {
        assertThat(bytes).as("level " + cache.level()).isEqualTo(cache.kib() * 1024.0);
      }
    }
  }

  private void cache(String index, String level, String type, String size) throws IOException {
    Path folder = Files.createDirectory(caches.resolve(index));
    Files.writeString(folder.resolve("level"), level + "\n");
    Files.writeString(folder.resolve("type"), type + "\n");
    Files.writeString(folder.resolve("size"), size + "\n");
  }
}
