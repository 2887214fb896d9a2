package cosr.runtime.messages;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Listens to the log: what Pekko can't serialise it drops, and only the log says so. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final List<String> FAILURES =
      List.of(
          "swallowing exception",
          "SerializationCheckFailed",
          "NotSerializableException",
          "WireException",
          "Failed to serialize",
          "Failed to deserialize",
          "oversized");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  private final Logger cosr = (Logger) LoggerFactory.getLogger("cosr");
  private final @Nullable Level rootLevel = root.getLevel();
  private final @Nullable Level cosrLevel = cosr.getLevel();

  LogWatch() {
    start();
    root.setLevel(Level.WARN);
    cosr.setLevel(Level.INFO);
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(event.getLevel() + " " + event.getFormattedMessage());
    for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause())
      line.append(" | ").append(t.getClassName()).append(": ").append(t.getMessage());
    lines.add(line.toString());
  }

  /** All that was logged from WARN on, and COSR's own from INFO on. */
  List<String> lines() {
    return lines;
  }

  void assertNoFailureOfSerialization() {
    assertThat(lines)
        .noneSatisfy(line -> assertThat(FAILURES).anySatisfy(f -> assertThat(line).contains(f)));
  }

  @Override
  public void close() {
    root.detachAppender(this);
    root.setLevel(rootLevel);
    cosr.setLevel(cosrLevel);
    stop();
  }
}
