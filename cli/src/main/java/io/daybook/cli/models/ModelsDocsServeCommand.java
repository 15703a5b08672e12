package io.daybook.cli.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.daybook.cli.frame.Interruption;
import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.artifact.Site;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `daybook models docs serve`.
@Command(
    name = "serve",
    description =
        "Shows models, columns, lineage, tests and SQL in a browser of this machine, from what"
            + " `docs generate` wrote.",
    footer = {"", "Example:", "  daybook models docs serve --port 8080"})
public final class ModelsDocsServeCommand implements Callable<Integer> {
  /// What is served, and as what; nothing else of the folder is.
  private static final Map<String, String> FILES =
      Map.of(
          "/index.html", "text/html; charset=utf-8",
          "/manifest.json", "application/json",
          "/catalog.json", "application/json",
          "/run_results.json", "application/json");

  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Where to listen, on loopback only; 0 picks one (default: ${DEFAULT-VALUE}).")
  private int port;

  @SuppressWarnings("UnusedVariable") // no browser is opened either way
  @Option(
      names = {"--browser", "--no-browser"},
      hidden = true)
  private boolean accepted;

  public ModelsDocsServeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Invocation invocation = options.invocation(session, Map.of("which", "serve"));
    Path folder = Project.targetFolder(invocation, Project.root(invocation));
    if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
      throw new FailureException(
          new Failure.Usage(
              "DOCS-001",
              "there is nothing to show yet",
              Location.file(folder.resolve("manifest.json").toString()),
              "run `daybook models docs generate` first"));
    }
    Site.write(folder);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", exchange -> answer(exchange, folder));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    session.console().result("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    session.console().event("serving", "serving " + folder + "; Ctrl-C ends it");
    CountDownLatch told = new CountDownLatch(1);
    try (Interruption.Watch _ = Interruption.over(told::countDown)) {
      told.await();
      server.stop(0);
    }
    return 0;
  }

  private static void answer(HttpExchange exchange, Path folder) throws IOException {
    try (exchange) {
      String asked = exchange.getRequestURI().getPath();
      String path = asked.equals("/") ? "/index.html" : asked;
      Path file = folder.resolve(path.substring(1));
      if (!FILES.containsKey(path) || !Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] body = Files.readAllBytes(file);
      exchange.getResponseHeaders().set("Content-Type", FILES.get(path));
      exchange.getResponseHeaders().set("Cache-Control", "no-cache");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
