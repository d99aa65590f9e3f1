package watershed.lab;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Makes any JMH benchmark wait for its turn: it asks the {@link TurnCoordinator} before an
 * iteration's workers start and gives the turn back after they ended. A warm-up iteration is a turn
 * of its own; measured iterations are grouped, several lead-ins and one that counts to a turn.
 *
 * <p>While it waits, the fork's workers are parked by JMH and this thread blocks: a waiting fork
 * burns no CPU.
 *
 * <p>Forks of other people's jars load this class beside a JMH of their own, and no other class of
 * the program: it may name nothing but the JDK and JMH's interface of profilers. {@link SuiteTurns}
 * is for the suite's own forks.
 */
public class TurnProfiler implements InternalProfiler {
  static final byte WANT_WARMUP = 1;
  static final byte WANT_MEASURED = 2;
  static final byte DONE = 3;
  static final byte GO = 4;
  static final byte REPORT = 5;
  static final byte EVIDENCE = 6;

  /** Exit status of a fork whose coordinator is gone. */
  static final int ORPHANED = 75;

  private final Ticket ticket;
  private final SynchronousQueue<Byte> granted = new SynchronousQueue<>();
  private @Nullable DataOutputStream out;
  private int iterationOfTurn;
  private int measured;

  /**
   * @param ticket {@link Ticket#encode()}, from the host
   */
  public TurnProfiler(String ticket) {
    this.ticket = Ticket.decode(ticket);
  }

  /**
   * What a fork needs to take part.
   *
   * @param port of the coordinator on the loopback interface
   * @param token proves that the fork belongs to the block
   * @param index of the fork within the block
   * @param iterationsPerTurn measured JMH iterations that make one turn, lead-ins included
   */
  record Ticket(int port, String token, int index, int iterationsPerTurn) {
    String encode() {
      return port + "," + token + "," + index + "," + iterationsPerTurn;
    }

    static Ticket decode(String text) {
      String[] parts = text.split(",", -1);
      if (parts.length != 4) {
        throw new IllegalArgumentException("not a ticket: expected port,token,index,iterations");
      }
      return new Ticket(
          Integer.parseInt(parts[0]),
          parts[1],
          Integer.parseInt(parts[2]),
          Integer.parseInt(parts[3]));
    }
  }

  @Override
  public String getDescription() {
    return "takes turns with the other forks of its block";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (iterationOfTurn == 0) {
      boolean warmup = iteration.getType() == IterationType.WARMUP;
      try {
        send(warmup ? WANT_WARMUP : WANT_MEASURED);
        granted.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for the turn", e);
      }
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    iterationOfTurn++;
    boolean warmup = iteration.getType() == IterationType.WARMUP;
    boolean ends = warmup || iterationOfTurn == ticket.iterationsPerTurn();
    if (!warmup) {
      counted(ends);
      if (++measured == iteration.getCount()) {
        complete();
      }
    }
    if (ends) {
      iterationOfTurn = 0;
      send(DONE);
    }
    return List.of();
  }

  /** A measured iteration ended; whether it counts, or was a lead-in. */
  void counted(boolean counts) {}

  /** The last measured iteration ended; the turn is not given back yet. */
  void complete() {}

  private void send(byte message) {
    send(stream -> stream.writeByte(message));
  }

  /** What is said to the coordinator. */
  interface Message {
    void to(DataOutputStream stream) throws IOException;
  }

  final void send(Message message) {
    try {
      DataOutputStream stream = out;
      if (stream == null) {
        stream = connect();
        out = stream;
      }
      message.to(stream);
      stream.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the coordinator of turns can't be reached", e);
    }
  }

  private DataOutputStream connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), ticket.port());
    socket.setTcpNoDelay(true);
    DataOutputStream stream = new DataOutputStream(socket.getOutputStream());
    stream.writeUTF(ticket.token());
    stream.writeInt(ticket.index());
    stream.writeLong(ProcessHandle.current().pid());
    stream.flush();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    Thread listener = new Thread(() -> listen(in), "watershed-turns");
    listener.setDaemon(true);
    listener.start();
    return stream;
  }

  /**
   * Passes turns on; ends the process when the host is gone, so that no orphan keeps a core busy.
   */
  private void listen(DataInputStream in) {
    try {
      while (true) {
        granted.put(in.readByte());
      }
    } catch (IOException hostIsGone) {
      Runtime.getRuntime().halt(ORPHANED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
