package watershed.probes;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.openjdk.jol.vm.VirtualMachine;

/** JOL's view of this JVM, obtained without its remarks on standard output. */
final class Jol {
  private static final VirtualMachine VM = quietly();

  private Jol() {}

  static VirtualMachine vm() {
    return VM;
  }

  /** JOL prints that the serviceability agent was skipped, which is what was asked of it. */
  private static VirtualMachine quietly() {
    // Hidden classes (a lambda that holds something) and records tell nobody where their fields
    // lie,
    // unless JOL asks the JVM by another way. It reads this once, when it is loaded.
    System.setProperty("jol.magicFieldOffset", "true");
    PrintStream out = System.out;
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      System.setOut(nowhere);
      return org.openjdk.jol.vm.VM.current();
    } finally {
      System.setOut(out);
    }
  }
}
