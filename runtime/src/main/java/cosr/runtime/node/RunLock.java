package cosr.runtime.node;

import cosr.config.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second process off a run; the system lets go of it however the process ends. */
public final class RunLock implements AutoCloseable {
  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
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
      if (tryLock(channel) == null) {
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
                + ": stop that one first, or only look with ./cosr show "
                + folder.name());
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

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
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
