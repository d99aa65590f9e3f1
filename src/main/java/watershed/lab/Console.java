package watershed.lab;

import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Where a session tells how far it is.
 *
 * @param out told progress
 * @param live whether that is a terminal
 * @param forkOutput told what every fork printed
 */
public record Console(PrintStream out, boolean live, Consumer<String> forkOutput) {
  Progress progress(int blocks, double seconds) {
    return new Progress(out, live, blocks, seconds);
  }
}
