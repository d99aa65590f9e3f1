package watershed.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.platform.launcher.LauncherExecutionRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs the test classes named by its arguments in this JVM, prints what failed and how many there
 * were, and exits with 1 unless all passed.
 */
public final class TestRun {
  private static final int FRAMES = 5;

  private TestRun() {}

  public static void main(String[] args) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherExecutionRequest request =
        LauncherExecutionRequestBuilder.executionRequest(
                LauncherDiscoveryRequestBuilder.discoveryRequest()
                    .selectors(Arrays.stream(args).map(name -> selectClass(name)).toList())
                    .build())
            .listeners(listener)
            .build();
    LauncherFactory.create().execute(request);
    TestExecutionSummary summary = listener.getSummary();
    summary.printFailuresTo(new PrintWriter(System.out, true, Charset.defaultCharset()), FRAMES);
    System.out.println(
        "JDK "
            + Runtime.version().feature()
            + ": "
            + summary.getTestsSucceededCount()
            + " of "
            + summary.getTestsFoundCount()
            + " passed");
    boolean all =
        summary.getTestsFoundCount() > 0
            && summary.getTotalFailureCount() == 0
            && summary.getTestsSucceededCount() == summary.getTestsFoundCount();
    System.exit(all ? 0 : 1);
  }
}
