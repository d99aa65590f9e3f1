package watershed.lab;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import watershed.record.LatencyHistogram;

/**
 * The connections of a block's forks to their coordinator, on the loopback interface. A caller
 * without the block's token is dropped.
 */
final class ForkLines implements Closeable {
  /**
   * What a fork said.
   *
   * @param message a byte of {@link TurnProfiler}, or {@link #GONE}
   */
  record Event(int fork, byte message) {}

  /** The fork's line ended: it can say no more. */
  static final byte GONE = 0;

  private final ServerSocket server;
  private final String token = UUID.randomUUID().toString();
  private final int forks;
  private final Consumer<Event> events;
  private final Map<Integer, DataOutputStream> out = new ConcurrentHashMap<>();
  private final Map<Integer, Long> pids = new ConcurrentHashMap<>();
  private final Map<Integer, LatencyHistogram> latencies = new ConcurrentHashMap<>();
  private final Map<Integer, Map<String, String>> evidence = new ConcurrentHashMap<>();
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());

  /**
   * @param forks how many take part, with indices from 0
   * @param events told what the forks say, in the order of each, by threads of this class
   */
  ForkLines(int forks, Consumer<Event> events) throws IOException {
    this.forks = forks;
    this.events = events;
    this.server = new ServerSocket(0, forks + 8, InetAddress.getLoopbackAddress());
    daemon("watershed-turns-accept", this::accept);
  }

  TurnProfiler.Ticket ticket(int fork, int iterationsPerTurn) {
    return new TurnProfiler.Ticket(server.getLocalPort(), token, fork, iterationsPerTurn);
  }

  /** The line to a fork; null before it called. */
  @Nullable DataOutputStream to(int fork) {
    return out.get(fork);
  }

  boolean connected(int fork) {
    return out.containsKey(fork);
  }

  @Nullable Long pid(int fork) {
    return pids.get(fork);
  }

  @Nullable LatencyHistogram latency(int fork) {
    return latencies.get(fork);
  }

  Map<String, String> evidence(int fork) {
    return evidence.getOrDefault(fork, Map.of());
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        daemon("watershed-turns-read", () -> read(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void read(Socket socket) {
    int fork = -1;
    try (socket) {
      socket.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] offered = in.readUTF().getBytes(StandardCharsets.UTF_8);
      if (!MessageDigest.isEqual(offered, token.getBytes(StandardCharsets.UTF_8))) {
        return;
      }
      int index = in.readInt();
      if (index < 0 || index >= forks || out.containsKey(index)) {
        return;
      }
      pids.put(index, in.readLong());
      out.put(index, new DataOutputStream(socket.getOutputStream()));
      fork = index;
      while (true) {
        byte message = in.readByte();
        if (message == TurnProfiler.REPORT) {
          latencies.put(fork, LatencyReport.read(in));
        } else if (message == TurnProfiler.EVIDENCE) {
          evidence.put(fork, EvidenceReport.read(in));
        } else {
          events.accept(new Event(fork, message));
        }
      }
    } catch (IOException gone) {
      if (fork >= 0) {
        events.accept(new Event(fork, GONE));
      }
    }
  }

  private static void daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    synchronized (sockets) {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }
}
