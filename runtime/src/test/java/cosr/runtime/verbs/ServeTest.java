package cosr.runtime.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.runtime.cli.InProcess;
import cosr.runtime.input.Cosr;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServeTest {
  private static HttpResponse<String> post(HttpClient http, String url, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  @Test
  void aCheckpointOfARunAnswersAsItDoesWhenItIsAskedAndCtrlCEndsIt() throws Exception {
    String run = Cosr.done().toString();
    Cosr.Running running = Cosr.start(List.of(), List.of(), "serve", run, "--port", "0", "--json");
    running.awaitOut("}");
    JsonNode started = Cosr.json(Files.readString(running.out()));
    assertThat(started.path("model").asText()).isEqualTo("done");
    assertThat(started.path("token").asBoolean()).isFalse();
    String url = started.path("address").asText();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> chat =
          post(
              http,
              url + "/chat/completions",
              "{'model':'done','temperature':0,'max_tokens':6,'messages':["
                  + "{'role':'system','content':'ignored'},{'role':'user','content':'s314='}]}");
      assertThat(chat.statusCode()).as(chat.body()).isEqualTo(200);
      HttpResponse<String> foreign =
          post(http, url + "/completions", "{'model':'done','prompt':'?'}");
      assertThat(foreign.statusCode()).isEqualTo(400);
      assertThat(foreign.body()).contains("U+003F");
      running.process().destroy(); // SIGTERM, which does what Ctrl-C does
      assertThat(running.end().status()).isZero();
      JsonNode asked = Cosr.json(Cosr.run("ask", run, "s314=", "--json").out()).at("/answers/0");
      String answer = Cosr.json(chat.body()).at("/choices/0/message/content").asText();
      assertThat(asked.path("text").asText()).startsWith(answer);
      assertThat(answer).isNotEmpty();
    }
  }

  @Test
  void badInputIsOneLine() {
    for (String[] bad :
        new String[][] {
          {"--port", "70000"},
          {"--together", "0"},
          {"--waiting", "0"},
          {"--name", "a b"},
          {"--threads", "0"},
          {"--precision", "fp8"}
        }) {
      InProcess.Result result =
          InProcess.cosr(
              "serve", "../actors/student/src/test/resources/fixtures/llama", bad[0], bad[1]);
      assertThat(result.status()).isEqualTo(2);
      assertThat(result.err().lines()).hasSize(1);
      assertThat(result.err()).startsWith("cosr: ");
    }
    InProcess.Result none = InProcess.cosr("serve", "../docs/");
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("has neither model.safetensors nor");
  }
}
