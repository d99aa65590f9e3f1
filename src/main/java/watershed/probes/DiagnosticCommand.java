package watershed.probes;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** The JVM's own diagnostic commands, as {@code jcmd} gives them, asked from within. */
final class DiagnosticCommand {
  private static final String BEAN = "com.sun.management:type=DiagnosticCommand";

  private DiagnosticCommand() {}

  /**
   * Runs a command.
   *
   * @param operation such as {@code gcClassHistogram}
   * @param arguments as on jcmd's command line
   * @return what it printed
   * @throws IllegalStateException if this JVM has no such command
   */
  static String run(String operation, String... arguments) {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName(BEAN),
                  operation,
                  new Object[] {arguments},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new IllegalStateException("this JVM has no diagnostic command " + operation, e);
    }
  }
}
