package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import watershed.experiments.LatencyLog;
import watershed.record.LatencyHistogram;
import watershed.record.PlantedLatency;

class LatencyReportTest {
  private static final TimerCheck.Timer TIMER = new TimerCheck.Timer(24.5, 10);
  private static final double NAN = Double.NaN;

  private static byte[] written(LatencyLog.Kept kept) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LatencyReport.write(kept, TIMER, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static LatencyHistogram read(byte[] bytes) throws IOException {
    return LatencyReport.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static Histogram histogram() {
    Histogram histogram = PlantedLatency.histogram();
    for (int value = 1; value < 5_000_000; value += 1 + value / 200) {
      histogram.recordValueWithCount(value, 5_000_000 / value);
    }
    return histogram;
  }

  @Test
  void whatTheForkKeptArrives() throws IOException, DataFormatException {
    Histogram histogram = histogram();
    LatencyLog.Terms terms = new LatencyLog.Terms(1, 10e6, 8e6);
    byte[] bytes = written(new LatencyLog.Kept(histogram, terms, 7.9e6, 0.6));
    LatencyHistogram read = read(bytes);

    assertThat(read.samples()).isEqualTo(histogram.getTotalCount());
    assertThat(read.sampledShare()).isEqualTo(1);
    assertThat(read.timerCostNanos()).isEqualTo(24.5);
    assertThat(read.timerStepNanos()).isEqualTo(10);
    assertThat(read.capacityPerSecond()).isEqualTo(10e6);
    assertThat(read.targetPerSecond()).isEqualTo(8e6);
    assertThat(read.realisedPerSecond()).isEqualTo(7.9e6);
    assertThat(read.leastWindowShare()).isEqualTo(0.6);
    byte[] counts = Base64.getDecoder().decode(read.counts());
    assertThat(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(counts), 1))
        .isEqualTo(histogram);
    assertThat(read.counts()).as("small enough for a line of the journal").hasSizeLessThan(6_000);
  }

  @Test
  void aClosedLoopHasNoRates() throws IOException {
    LatencyLog.Terms terms = new LatencyLog.Terms(1 / 32.0, Double.NaN, Double.NaN);
    LatencyHistogram read = read(written(new LatencyLog.Kept(histogram(), terms, NAN, NAN)));
    assertThat(read.capacityPerSecond()).isNull();
    assertThat(read.targetPerSecond()).isNull();
    assertThat(read.realisedPerSecond()).isNull();
    assertThat(read.leastWindowShare()).isNull();
  }

  @Test
  void aTornOrImpossibleReportIsALostLine() throws IOException {
    LatencyLog.Terms terms = new LatencyLog.Terms(1, 10e6, 8e6);
    byte[] bytes = written(new LatencyLog.Kept(histogram(), terms, 7.9e6, 0.6));
    assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(IOException.class);
    ByteBuffer.wrap(bytes).putInt(8 * Long.BYTES, Integer.MAX_VALUE);
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a histogram of 2147483647 bytes");
  }
}
