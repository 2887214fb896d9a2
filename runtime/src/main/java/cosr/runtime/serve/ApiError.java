package cosr.runtime.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A request that is refused, in the shape that clients of OpenAI's API read. */
public final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;
  private final @Nullable String param;
  private final @Nullable String code;

  private ApiError(
      int status, String type, @Nullable String param, @Nullable String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.param = param;
    this.code = code;
  }

  /** A parameter that can't be obeyed: 400. */
  static ApiError bad(@Nullable String param, String message) {
    return new ApiError(400, "invalid_request_error", param, null, message);
  }

  /** The same with a code that clients know. */
  static ApiError bad(@Nullable String param, String code, String message) {
    return new ApiError(400, "invalid_request_error", param, code, message);
  }

  /** A request that isn't even looked at: another 4xx. */
  static ApiError refused(int status, @Nullable String code, String message) {
    return new ApiError(status, "invalid_request_error", null, code, message);
  }

  /** No token, or a wrong one: 401. */
  static ApiError unauthorized() {
    return refused(
        401, "invalid_api_key", "this server asks for its token: Authorization: Bearer TOKEN");
  }

  /** Too many answers wait already: 429. */
  static ApiError full(int waiting) {
    return new ApiError(
        429,
        "rate_limit_error",
        null,
        "rate_limit_exceeded",
        waiting + " answers wait already; ask again later");
  }

  /** The server ends: 503. */
  static ApiError stopping() {
    return new ApiError(503, "server_error", null, null, "the server is stopping");
  }

  /** A failure of ours: 500. */
  static ApiError failure() {
    return new ApiError(
        500, "server_error", null, null, "the answer failed; the server's screen says why");
  }

  int status() {
    return status;
  }

  @Nullable String param() {
    return param;
  }

  /** {@code {"error": {"message", "type", "param", "code"}}}. */
  ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putObject("error")
        .put("message", getMessage())
        .put("type", type)
        .put("param", param)
        .put("code", code);
    return root;
  }
}
