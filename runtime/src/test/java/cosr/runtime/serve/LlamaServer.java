package cosr.runtime.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import cosr.config.SettingsLoader;
import cosr.student.engine.EngineOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The fixture model llama behind a port of the loopback interface, and the official client. */
final class LlamaServer implements AutoCloseable {
  static final Path FIXTURES = Path.of("../actors/student/src/test/resources/fixtures");
  static final String NAME = "llama";

  private final Served served;
  private final Server server;

  LlamaServer(Server.Limits limits, Optional<String> token) {
    this.served = model(NAME);
    this.server =
        Server.start(
            served,
            new Access("127.0.0.1", token),
            limits,
            e -> {
              e.printStackTrace();
              throw new AssertionError("the engine failed", e);
            });
  }

  static LlamaServer start() {
    return new LlamaServer(new Server.Limits(0, 32, 256), Optional.empty());
  }

  static Served model(String folder) {
    EngineOptions options =
        EngineOptions.of(SettingsLoader.load(null, List.of("engine.precision=fp32")).settings());
    return FolderModel.open(FIXTURES.resolve(folder), Optional.empty(), folder, options);
  }

  static JsonNode facts(String folder) {
    try {
      return new ObjectMapper()
          .readTree(FIXTURES.resolve(folder).resolve("expected/facts.json").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Served served() {
    return served;
  }

  Server server() {
    return server;
  }

  String url() {
    return "http://127.0.0.1:" + server.address().getPort() + "/v1";
  }

  OpenAIClient client() {
    return client("none");
  }

  OpenAIClient client(String token) {
    return OpenAIOkHttpClient.builder().baseUrl(url()).apiKey(token).maxRetries(0).build();
  }

  @Override
  public void close() {
    server.close();
    served.close();
  }
}
