package watershed.lab;

import java.util.Collection;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import watershed.experiments.Evidence;
import watershed.experiments.LatencyLog;

/**
 * The turns of a fork of the suite. It knows which iterations count: it has the {@link LatencyLog}
 * keep those, and sends its histogram and the fork's {@link Evidence} to the host at the end.
 */
public final class SuiteTurns extends TurnProfiler {
  /**
   * Made by JMH in the fork.
   *
   * @param ticket {@link TurnProfiler.Ticket#encode()}, from the host
   */
  public SuiteTurns(String ticket) {
    super(ticket);
  }

  /**
   * JMH stops its profilers before it lets a fork fail. A worker that threw has no score; what it
   * kept until then is sent now, since such a fork may complete nothing.
   */
  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    if (result.getRawPrimaryResults().size() < benchmark.getThreads()) {
      sendEvidence(Evidence.take());
    }
    return super.afterIteration(benchmark, iteration, result);
  }

  @Override
  void counted(boolean counts) {
    if (counts) {
      LatencyLog.keep();
    } else {
      LatencyLog.drop();
    }
  }

  @Override
  void complete() {
    LatencyLog.take().ifPresent(this::report);
    sendEvidence(Evidence.take());
  }

  private void report(LatencyLog.Kept kept) {
    // Here in the fork: its clock and its compiled code are what every latency was taken with.
    TimerCheck.Timer timer = TimerCheck.measure();
    send(
        stream -> {
          stream.writeByte(REPORT);
          LatencyReport.write(kept, timer, stream);
        });
  }

  private void sendEvidence(Map<String, String> evidence) {
    if (!evidence.isEmpty()) {
      send(
          stream -> {
            stream.writeByte(EVIDENCE);
            EvidenceReport.write(evidence, stream);
          });
    }
  }
}
