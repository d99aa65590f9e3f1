package watershed.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that stands for {@code /}, with the files that a test plants in it. */
record PlantedRoot(Path root) {
  PlantedRoot with(String path, String text) {
    try {
      Path file = root.resolve(path.substring(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, text + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SystemFiles files() {
    return new SystemFiles(root);
  }

  Check.Outcome look(Check check) {
    return check.look(files());
  }
}
