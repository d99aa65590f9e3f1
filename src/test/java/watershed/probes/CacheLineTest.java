package watershed.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import watershed.testing.AddressProbe;
import watershed.testing.Jvm;

class CacheLineTest {
  @ParameterizedTest
  @EnumSource
  void neighboursLieAsFarApartAsTheyAreLarge(Jvm jvm) {
    assertThat(jvm.run(AddressProbe.class)).contains("apart " + (jvm.compact() ? 16 : 24));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx256m", "-Xmx6g", "-XX:-UseCompressedOops"})
  void howeverReferencesAreCompressed(String flag) {
    List<String> said = Jvm.JDK_17.runWith(List.of(flag), AddressProbe.class);
    assertThat(said).contains("apart 24");
  }
}
