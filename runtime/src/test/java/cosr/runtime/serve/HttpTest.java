package cosr.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Statuses and errors, and what becomes of answers that nobody waits for. */
class HttpTest {
  private static final String COMPLETIONS = "/completions";
  private static final String CHATS = "/chat/completions";

  /** Answers one after the other, for so long that a test can do something meanwhile. */
  private static final String LONG =
      "{'model':'llama','prompt':'On','n':128,'max_tokens':250,'temperature':2";

  private static LlamaServer llama;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    llama = new LlamaServer(new Server.Limits(0, 1, 128), Optional.empty());
  }

  @AfterAll
  static void end() {
    llama.close();
  }

  private static String json(String single) {
    return single.replace('\'', '"');
  }

  private static HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(llama.url() + path))
            .POST(BodyPublishers.ofString(json(body)));
    if (headers.length == 0) request.header("Content-Type", "application/json");
    else request.headers(headers);
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode error(int status, String param, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = post(path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode error = new ObjectMapper().readTree(response.body()).path("error");
    assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(error.path("param").asText("")).isEqualTo(param);
    assertThat(error.path("message").asText()).isNotEmpty();
    return error;
  }

  private static void refused(String param, String more) throws Exception {
    String message =
        error(400, param, COMPLETIONS, "{'model':'llama','prompt':'Hi'" + more + "}")
            .path("message")
            .asText();
    assertThat(message).startsWith(param);
  }

  private static void refusedChat(String param, String more) throws Exception {
    String message =
        error(
                400,
                param,
                CHATS,
                "{'model':'llama','messages':[{'role':'user','content':'Hi'}]" + more + "}")
            .path("message")
            .asText();
    assertThat(message).startsWith(param);
  }

  @Test
  void aParameterThatCannotBeObeyedIsRefusedByItsName() throws Exception {
    refused("temperature", ",'temperature':3");
    refused("temperature", ",'temperature':'hot'");
    refused("top_p", ",'top_p':1.5");
    refused("n", ",'n':0");
    refused("max_tokens", ",'max_tokens':0");
    refused("stop", ",'stop':['a','b','c','d','e']");
    refused("stop", ",'stop':''");
    refused("seed", ",'seed':1.5");
    refused("logprobs", ",'logprobs':2");
    refused("echo", ",'echo':true");
    refused("best_of", ",'best_of':3");
    refused("frequency_penalty", ",'frequency_penalty':1");
    refused("logit_bias", ",'logit_bias':{'5':1}");
    refused("stream_options", ",'stream_options':{'include_usage':true}");
    refused("stream_options.colour", ",'stream':true,'stream_options':{'colour':1}");
    refused("wings", ",'wings':2");
    refusedChat("tools", ",'tools':[{'type':'function'}]");
    refusedChat("response_format", ",'response_format':{'type':'json_object'}");
    refusedChat("top_logprobs", ",'top_logprobs':1");
    refusedChat("top_logprobs", ",'logprobs':true,'top_logprobs':2,'temperature':0");
    refusedChat("max_tokens", ",'max_tokens':3,'max_completion_tokens':4");
    refusedChat("reasoning_effort", ",'reasoning_effort':'high'");
  }

  @Test
  void whatChangesNothingIsTaken() throws Exception {
    assertThat(
            post(
                    COMPLETIONS,
                    "{'model':'llama','prompt':'Hi','max_tokens':1,'user':'u','best_of':1,'echo':false,"
                        + "'logit_bias':{},'frequency_penalty':0,'presence_penalty':null,'suffix':null}")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            post(
                    CHATS,
                    "{'model':'llama','messages':[{'role':'user','content':'Hi'}],'max_tokens':1,"
                        + "'tools':[],'tool_choice':'none','response_format':{'type':'text'},"
                        + "'metadata':{'a':'b'},'store':false,'parallel_tool_calls':true}")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void messagesAndPromptsThatCannotBeReadAreRefusedWithTheirPlace() throws Exception {
    error(400, "", COMPLETIONS, "{");
    error(400, "", COMPLETIONS, "[]");
    error(400, "prompt", COMPLETIONS, "{'model':'llama'}");
    error(400, "prompt", COMPLETIONS, "{'model':'llama','prompt':[5,512]}");
    error(400, "prompt", COMPLETIONS, "{'model':'llama','prompt':[]}");
    error(400, "prompt", COMPLETIONS, "{'model':'llama','prompt':[[1],'x',3]}");
    error(400, "messages", CHATS, "{'model':'llama','messages':[]}");
    error(400, "messages[0].role", CHATS, "{'model':'llama','messages':[{'role':'king'}]}");
    error(
        400,
        "messages[1].content",
        CHATS,
        "{'model':'llama','messages':[{'role':'user','content':'a'},{'role':'user','content':"
            + "[{'type':'image_url','image_url':{'url':'x'}}]}]}");
    assertThat(error(404, "", COMPLETIONS, "{'model':'gpt','prompt':'Hi'}").path("code").asText())
        .isEqualTo("model_not_found");
  }

  @Test
  void whatIsTooLongIsRefusedWithItsLength() throws Exception {
    JsonNode asked =
        error(400, "", COMPLETIONS, "{'model':'llama','prompt':[5,6,7],'max_tokens':254}");
    assertThat(asked.path("code").asText()).isEqualTo("context_length_exceeded");
    assertThat(asked.path("message").asText()).contains("3 tokens", "254", "256");
    String words = "word ".repeat(300);
    error(
        400, "", CHATS, "{'model':'llama','messages':[{'role':'user','content':'" + words + "'}]}");
  }

  /** A client that still writes when the connection is closed would never see why. */
  @RepeatedTest(10)
  void whoeverSendsTooMuchIsToldSo() throws Exception {
    String prompt = "x".repeat(9 << 20);
    assertThat(
            error(413, "", COMPLETIONS, "{'model':'llama','prompt':'" + prompt + "'}")
                .path("message")
                .asText())
        .contains("8 MiB");
    error(404, "", "/nothing", prompt);
    assertThat(post(COMPLETIONS, prompt, "Content-Type", "text/plain").statusCode()).isEqualTo(415);
  }

  @Test
  void partsOfTextAndDevelopersAreShownAsTemplatesKnowThem() throws Exception {
    String asked =
        "{'model':'llama','temperature':0,'max_tokens':5,'messages':[{'role':'%s','content':%s},"
            + "{'role':'user','content':'Hi {{ 1 + 1 }}'}]}";
    String plain = post(CHATS, asked.formatted("system", "'one\\ntwo'")).body();
    String parts =
        post(
                CHATS,
                asked.formatted(
                    "developer", "[{'type':'text','text':'one'},{'type':'text','text':'two'}]"))
            .body();
    assertThat(usageAndText(parts)).isEqualTo(usageAndText(plain));
  }

  private static String usageAndText(String body) throws IOException {
    JsonNode root = new ObjectMapper().readTree(body);
    return root.path("usage") + " " + root.path("choices");
  }

  @Test
  void otherPathsMethodsTypesAndHostsAreRefused() throws Exception {
    assertThat(post("/embeddings", "{}").statusCode()).isEqualTo(404);
    assertThat(post("/models", "{}").statusCode()).isEqualTo(405);
    assertThat(get("/chat/completions").statusCode()).isEqualTo(405);
    assertThat(get("/models/gpt").statusCode()).isEqualTo(404);
    String body = "{'model':'llama','prompt':'Hi'}";
    assertThat(post(COMPLETIONS, body, "Content-Type", "text/plain").statusCode()).isEqualTo(415);
    try (Socket socket = new Socket("127.0.0.1", llama.server().address().getPort())) {
      send(socket, "GET /v1/models HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 403");
    }
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(llama.url() + path)).build(), BodyHandlers.ofString());
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static Socket ask(String body) throws IOException {
    Socket socket = new Socket("127.0.0.1", llama.server().address().getPort());
    String text = json(body);
    send(
        socket,
        "POST /v1/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: %d\r\n\r\n%s".formatted(text.length(), text));
    return socket;
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    for (int i = 0; i < 200 && !holds.getAsBoolean(); i++) Thread.sleep(10);
    assertThat(holds.getAsBoolean()).isTrue();
  }

  @Test
  void theAnswersOfAClientThatIsGoneEnd() throws Exception {
    for (String stream : new String[] {"}", ",'stream':true}"}) {
      try (Socket socket = ask(LONG + stream)) {
        await(() -> llama.server().atWork() > 0);
        if (stream.contains("stream")) readSome(socket.getInputStream());
      }
      await(() -> llama.server().atWork() == 0);
      assertThat(post(COMPLETIONS, "{'model':'llama','prompt':'Hi','max_tokens':3}").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aConnectionThatIsToBeClosedGetsItsAnswerFirst() throws Exception {
    String body = "{\"model\":\"llama\",\"prompt\":\"Hi\",\"n\":2,\"max_tokens\":200}";
    for (String version : new String[] {"1.1", "1.0"})
      try (Socket socket = new Socket("127.0.0.1", llama.server().address().getPort())) {
        send(
            socket,
            "POST /v1/completions HTTP/%s\r\nHost: localhost\r\nConnection: close\r\n"
                    .formatted(version)
                + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(body.length(), body));
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 200")
            .contains("finish_reason");
      }
  }

  private static void readSome(InputStream in) throws IOException {
    assertThat(in.readNBytes(200)).hasSize(200);
  }

  @Test
  void aFullQueueIsARefusalThatSaysToComeBack() throws Exception {
    try (Socket socket = ask(LONG + "}")) {
      await(() -> llama.server().atWork() > 0);
      HttpResponse<String> full = post(COMPLETIONS, LONG + "}");
      assertThat(full.statusCode()).as(full.body()).isEqualTo(429);
      assertThat(full.headers().firstValue("Retry-After")).isPresent();
      assertThat(full.body()).contains("rate_limit_exceeded");
      assertThat(socket.isConnected()).isTrue();
    }
    await(() -> llama.server().atWork() == 0);
  }

  @RepeatedTest(5)
  void aServerThatEndsTellsThoseWhoWait() throws Exception {
    try (LlamaServer other =
        new LlamaServer(new Server.Limits(0, 1, 128), Optional.of("0123456789abcdef"))) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(other.url() + COMPLETIONS))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer 0123456789abcdef")
              .POST(BodyPublishers.ofString(json(LONG + "}")))
              .build();
      var answer = HTTP.sendAsync(request, BodyHandlers.ofString());
      await(() -> other.server().atWork() > 0);
      other.server().close();
      assertThat(answer.get().statusCode()).isEqualTo(503);
      assertThat(answer.get().body()).contains("stopping");
    }
  }
}
