package watershed.lab;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import watershed.experiments.LatencyLog;
import watershed.record.LatencyHistogram;

/** Brings a fork's latencies to its host over the line on which it asks for turns. */
final class LatencyReport {
  /** A histogram of every latency up to a minute takes a hundredth of that. */
  private static final int MOST_BYTES = 1 << 20;

  private LatencyReport() {}

  /** Writes what {@link #read} reads. */
  static void write(LatencyLog.Kept kept, TimerCheck.Timer timer, DataOutputStream out)
      throws IOException {
    Histogram histogram = kept.histogram();
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    out.writeLong(histogram.getTotalCount());
    out.writeDouble(kept.terms().sampledShare());
    out.writeDouble(timer.costNanos());
    out.writeLong(timer.stepNanos());
    out.writeDouble(kept.terms().capacityPerSecond());
    out.writeDouble(kept.terms().targetPerSecond());
    out.writeDouble(kept.realisedPerSecond());
    out.writeDouble(kept.leastWindowShare());
    out.writeInt(length);
    out.write(buffer.array(), 0, length);
  }

  /**
   * Reads what a fork sent.
   *
   * @throws IOException if the line ends, or claims more bytes than any histogram has
   */
  static LatencyHistogram read(DataInputStream in) throws IOException {
    long samples = in.readLong();
    double sampledShare = in.readDouble();
    double timerCost = in.readDouble();
    long timerStep = in.readLong();
    Double capacity = orNull(in.readDouble());
    Double target = orNull(in.readDouble());
    Double realised = orNull(in.readDouble());
    Double leastWindowShare = orNull(in.readDouble());
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("a histogram of " + length + " bytes");
    }
    byte[] counts = new byte[length];
    in.readFully(counts);
    return new LatencyHistogram(
        samples,
        sampledShare,
        timerCost,
        timerStep,
        capacity,
        target,
        realised,
        leastWindowShare,
        Base64.getEncoder().encodeToString(counts));
  }

  /** Not a number has no place in JSON. */
  private static @Nullable Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
