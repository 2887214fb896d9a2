package cosr.runtime.node;

import cosr.config.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/** Keeps a second process off a run; the system lets go of it however the process ends. */
public final class RunLock implements AutoCloseable {
  private static final int LOOKS = 5;
  private static final long LOOK_NANOS = 20_000_000;

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Whether a process works on the run; it is not disturbed. */
  public static boolean held(RunFolder folder) {
    if (!Files.isReadable(folder.lock())) return false;
    try (FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.READ);
        FileLock free = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return free == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Takes the run, or refuses with the process that has it. */
  public static RunLock take(RunFolder folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.lock(),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!locked(channel)) {
        ByteBuffer holder = ByteBuffer.allocate(32);
        channel.read(holder, 0);
        channel.close();
        String pid =
            new String(holder.array(), 0, holder.position(), StandardCharsets.UTF_8).strip();
        throw new UserError(
            "run "
                + folder.name()
                + " is being trained by process "
                + pid
                + ": stop that one first, or only look on with ./cosr watch "
                + folder.words());
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)),
          0);
      return new RunLock(channel);
    } catch (IOException e) {
      throw new UserError("the run folder " + folder.path() + " cannot be locked: " + Why.of(e), e);
    }
  }

  /** A look at the run has it for a moment, so that one is waited for. */
  private static boolean locked(FileChannel channel) throws IOException {
    for (int i = 0; i < LOOKS; i++) {
      if (i > 0) LockSupport.parkNanos(LOOK_NANOS);
      try {
        if (channel.tryLock() != null) return true;
      } catch (OverlappingFileLockException e) {
        return false;
      }
    }
    return false;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UserError("the run's lock cannot be given back: " + e.getMessage(), e);
    }
  }
}
