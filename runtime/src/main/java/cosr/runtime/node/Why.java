package cosr.runtime.node;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be used, in words. */
final class Why {
  private Why() {}

  static String of(IOException e) {
    return switch (e) {
      case AccessDeniedException a -> "permission denied for " + a.getFile();
      case NoSuchFileException n -> n.getFile() + " is not there";
      case FileSystemException f when f.getReason() != null -> f.getFile() + ": " + f.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
