package watershed.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The jar to name as {@code -javaagent} of a JVM in which JOL must know true sizes. */
public final class AgentJar {
  private static final String AGENT = "watershed.probes.SizesAgent";

  private AgentJar() {}

  /** The program's own jar; where it runs from a folder of classes, a jar of a manifest alone. */
  public static Path path() {
    Path own = BuildInfo.jar();
    return Files.isRegularFile(own) ? own : ManifestOnly.JAR;
  }

  /** Made at the first use, removed at the end of this process. */
  private static final class ManifestOnly {
    // The agent's class itself comes from the class path, which the JVM that it is for shares.
    static final Path JAR = make();

    private static Path make() {
      Manifest manifest = new Manifest();
      manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
      manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), AGENT);
      try {
        Path jar = Files.createTempFile("watershed-agent", ".jar");
        jar.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(jar)) {
          new JarOutputStream(out, manifest).close();
        }
        return jar;
      } catch (IOException e) {
        throw new UncheckedIOException("can't make the agent's jar in the temporary folder", e);
      }
    }
  }
}
