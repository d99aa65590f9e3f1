package watershed.lab;

import java.util.Map;
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
