package cosr.runtime.serve;

import cosr.config.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is answered: on the loopback interface everybody, but for pages that a browser shows under a
 * name of their own; beyond it, and wherever a token was given, who sends the token.
 *
 * @param host the address or name that is listened at
 */
public record Access(String host, Optional<String> token) {
  /** The environment variable that has a token. */
  public static final String TOKEN = "COSR_SERVE_TOKEN";

  private static final int SHORTEST = 16;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");
  private static final String BEARER = "bearer ";

  /**
   * Of what the command line and the environment say.
   *
   * @throws UserError if the token can't be read, or is needed and isn't there
   */
  public static Access of(String host, Optional<Path> file, Optional<String> environment) {
    Optional<String> token =
        file.isPresent()
            ? Optional.of(checked(read(file.get()), file.get().toString()))
            : environment.filter(t -> !t.isEmpty()).map(t -> checked(t, TOKEN));
    if (token.isEmpty() && !loopback(host))
      throw new UserError(
          "--host %s is beyond this machine, so a token is needed: name a file with --token-file, or set %s"
              .formatted(host, TOKEN));
    return new Access(host, token);
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new UserError("--host %s: there is no such address".formatted(host), e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (MalformedInputException e) {
      throw new UserError("--token-file " + file + " is no text", e);
    } catch (IOException e) {
      throw new UserError("--token-file " + file + " can't be read", e);
    }
  }

  private static String checked(String token, String place) {
    if (token.length() < SHORTEST || !token.chars().allMatch(c -> c > ' ' && c < 127))
      throw new UserError(
          "%s: a token is at least %d letters, digits and signs on one line; make one with openssl rand -hex 32"
              .formatted(place, SHORTEST));
    return token;
  }

  /**
   * Refuses a request that isn't to be answered.
   *
   * @param asked the host that it names
   * @param authorization its header of that name; empty: it has none
   */
  void check(String asked, String authorization) {
    if (token.isPresent()) {
      if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
          || !same(authorization.substring(BEARER.length()).strip(), token.get()))
        throw ApiError.unauthorized();
    } else if (!LOOPBACK.matcher(asked).matches() && !asked.equals(host)) {
      throw ApiError.refused(
          403, null, "this server answers requests to localhost; this one names another host");
    }
  }

  private static boolean same(String given, String token) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}
