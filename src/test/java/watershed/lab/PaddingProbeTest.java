package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.record.Finding.Grade.DEGRADES;
import static watershed.record.Finding.Grade.FINE;
import static watershed.record.Finding.Grade.INVALID;

import org.junit.jupiter.api.Test;
import watershed.record.Finding;

class PaddingProbeTest {
  private static final InstalledJdk JDK = JdkCatalogue.running();

  /** Two fields that nothing keeps apart. */
  static final class Neighbours {
    volatile long a;
    volatile long b;
  }

  @Test
  void annotatedFieldsAreApart() {
    Finding finding = PaddingProbe.look(JDK);

    assertThat(finding.grade()).as(finding.toString()).isEqualTo(FINE);
    assertThat(finding.subject()).endsWith(JDK.jdk().id());
  }

  @Test
  void fieldsWithoutPaddingAreFoundOut() {
    Finding finding = PaddingProbe.look(JDK, Neighbours.class.getName());

    assertThat(finding.grade()).isEqualTo(INVALID);
    assertThat(finding.observed()).startsWith("fields 8 bytes apart");
    assertThat(finding.advice()).contains("-XX:-RestrictContended");
  }

  @Test
  void aChildThatFailsIsNoProof() {
    Finding finding = PaddingProbe.look(JDK, "no.such.Type");

    assertThat(finding.grade()).isEqualTo(DEGRADES);
    assertThat(finding.observed()).contains("ClassNotFoundException");
  }
}
