package cosr.sandbox;

import java.io.IOException;

/** A sandbox did not start, ended, or said what it must not say; it says nothing about the job. */
public final class SandboxLost extends IOException {
  private static final long serialVersionUID = 1L;

  SandboxLost(String why) {
    super(why);
  }

  SandboxLost(String why, Throwable cause) {
    super(why, cause);
  }
}
