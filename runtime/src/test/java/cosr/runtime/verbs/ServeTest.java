package cosr.runtime.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.runtime.cli.InProcess;
import cosr.runtime.cli.Verbs.Listening;
import cosr.runtime.cli.Verbs.ServeRequest;
import cosr.runtime.cli.Verbs.ServedModel;
import cosr.runtime.input.Cosr;
import cosr.runtime.node.RunFolder;
import cosr.runtime.serve.Access;
import cosr.runtime.serve.Served;
import cosr.runtime.serve.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void aModelThatWasBroughtReadsAsItWasTrained(@TempDir Path runs) throws Exception {
    List<String> train =
        List.of(
            "train",
            "--runs=" + runs,
            "--name=brought",
            "--set=student.model=../actors/student/src/test/resources/fixtures/llama",
            "--set=student.system=Be brief.",
            "--set=student.context=128",
            "--set=student.answer-tokens=4",
            "--set=engine.precision=fp32",
            "--set=run.rounds=1",
            "--set=sampling.prompts=2",
            "--set=sampling.samples=2",
            "--set=checkpoints.every-rounds=1",
            "--set=exams.per-cell=1",
            "--set=tasks.families=[sort]",
            "--set=tasks.levels=2");
    Cosr.Result made = Cosr.run(train.toArray(String[]::new));
    assertThat(made.status()).as(made.err()).isZero();
    ServeRequest request =
        new ServeRequest(
            new ServedModel.Checkpoint(runs.resolve("brought"), OptionalInt.of(1)),
            Optional.empty(),
            new Listening("127.0.0.1", 0, Optional.empty()),
            4,
            16,
            List.of(),
            true);
    Access access = Access.of("127.0.0.1", Optional.empty(), Optional.empty());
    try (Served served = ServedModels.open(request);
        Server server =
            Server.start(served, access, new Server.Limits(0, 4, 16), Throwable::printStackTrace);
        HttpClient http = HttpClient.newHttpClient()) {
      assertThat(served.name()).isEqualTo("brought@1");
      assertThat(served.context()).isEqualTo(128);
      String url = "http://127.0.0.1:" + server.address().getPort() + "/v1/chat/completions";
      String asked =
          "{'model':'brought@1','temperature':0,'max_tokens':4,'messages':[%s"
              + "{'role':'user','content':'Sort 3 1 4'}]}";
      String plain = post(http, url, asked.formatted("")).body();
      String system = "{'role':'system','content':'Be brief.'},";
      String explicit = post(http, url, asked.formatted(system)).body();
      String other = post(http, url, asked.formatted(system.replace("brief", "very brief"))).body();
      assertThat(prompt(plain)).isPositive().isEqualTo(prompt(explicit));
      assertThat(prompt(other)).isGreaterThan(prompt(plain));
      assertThat(Cosr.json(plain).path("choices")).isEqualTo(Cosr.json(explicit).path("choices"));
    } finally {
      System.clearProperty(RunFolder.LOG);
    }
  }

  private static int prompt(String body) {
    return Cosr.json(body).at("/usage/prompt_tokens").asInt();
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
