package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.Cell;
import watershed.record.Json;
import watershed.record.Trial;
import watershed.record.Windows;

/** A block that a fork ended is run again without it; forks are made of sockets here. */
@Timeout(60)
class BlockRunnerTest {
  private static final Windows WINDOWS = new Windows(2, 20, 2, 20, 20);
  private static final int TURNS = 3;

  @TempDir Path dir;

  /** Takes its turns, or throws in its second one when it has sent what it kept. */
  private static ForkRunner.Ending fork(TurnProfiler.Ticket ticket, boolean bad) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ticket.port())) {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      out.writeUTF(ticket.token());
      out.writeInt(ticket.index());
      out.writeLong(1000 + ticket.index());
      for (int turn = 0; turn < TURNS; turn++) {
        out.writeByte(TurnProfiler.WANT_WARMUP);
        if (in.readByte() != TurnProfiler.GO) {
          throw new IOException("not a turn");
        }
        if (bad && turn == 1) {
          out.writeByte(TurnProfiler.EVIDENCE);
          EvidenceReport.write(Map.of("seen.txt", "what must not be\n"), out);
          return new ForkRunner.Ending(Trial.Outcome.THREW, "planted", null, "");
        }
        out.writeByte(TurnProfiler.DONE);
      }
      return new ForkRunner.Ending(Trial.Outcome.COMPLETED, null, Json.parse("{}", "here"), "");
    } catch (IOException gone) {
      return new ForkRunner.Ending(Trial.Outcome.CRASHED, "its host is gone", null, "");
    }
  }

  private static final BlockStarter STARTER =
      new BlockStarter() {
        @Override
        public boolean isAlone(PlannedBlock block) {
          return false;
        }

        @Override
        public String code(BlockRunner.Entrant entrant) {
          return "cafe";
        }

        @Override
        public Fork fork(PlannedBlock block, BlockRunner.Entrant entrant) {
          boolean bad = entrant.contender().equals("bad");
          return (windows, ticket, keepLeadIns) -> BlockRunnerTest.fork(ticket, bad);
        }
      };

  @Test
  void whatTheForkAtFaultKeptIsStored() throws InterruptedException {
    InstalledJdk jdk = JdkCatalogue.running();
    Cell cell = Cell.of("Planted", Map.of(), 1);
    List<Trial> trials =
        new BlockRunner(STARTER, Duration.ofSeconds(20), output -> {}, new EvidenceShelf(dir))
            .run(
                new PlannedBlock(cell, 3, List.of("good", "bad"), WINDOWS, 1),
                List.of(new BlockRunner.Entrant("good", jdk), new BlockRunner.Entrant("bad", jdk)),
                WINDOWS,
                round -> {});

    assertThat(trials)
        .extracting(Trial::contender, Trial::outcome)
        .containsExactly(tuple("bad", Trial.Outcome.THREW), tuple("good", Trial.Outcome.COMPLETED));
    assertThat(trials.get(0).evidence()).hasSize(1);
    assertThat(dir.resolve(trials.get(0).evidence().get(0))).hasContent("what must not be\n");
  }
}
