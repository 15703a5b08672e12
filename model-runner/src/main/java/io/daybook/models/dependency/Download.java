package io.daybook.models.dependency;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;

/// Fetches what stands at an address, with a few more attempts where the network fails.
///
/// @param environment `DBT_HTTP_TIMEOUT` in seconds, and the proxy that `https_proxy` or
///   `http_proxy` name
record Download(Map<String, String> environment) {
  private static final int ATTEMPTS = 5;
  private static final long PAUSE_MILLIS = 1000;
  private static final long LARGEST = 1L << 30;

  /// The server answers, but does not have it.
  static final class NotFound extends IOException {
    private static final long serialVersionUID = 1L;

    NotFound(String message) {
      super(message);
    }
  }

  /// What is done with the content.
  private interface Use<T> {
    T of(InputStream content) throws IOException;
  }

  /// The content as bytes.
  byte[] bytes(String address) throws IOException {
    return attempt(address, content -> content.readNBytes((int) LARGEST));
  }

  /// The content in a file.
  void file(String address, Path file) throws IOException {
    attempt(
        address,
        content -> {
          Files.copy(new Limited(content, LARGEST), file, StandardCopyOption.REPLACE_EXISTING);
          return file;
        });
  }

  private <T> T attempt(String address, Use<T> use) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try (InputStream content = open(address)) {
        return use.of(content);
      } catch (NotFound e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS || !address.startsWith("http")) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static void pause(IOException problem) throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw problem;
    }
  }

  private InputStream open(String address) throws IOException {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new NotFound("not an address: " + e.getMessage());
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme();
    if (!scheme.equals("http") && !scheme.equals("https") && !scheme.equals("file")) {
      throw new NotFound("only http, https and file are fetched, not \"" + scheme + "\"");
    }
    URLConnection connection = uri.toURL().openConnection(proxy(scheme, uri));
    int timeout =
        (int) (1000 * Double.parseDouble(environment.getOrDefault("DBT_HTTP_TIMEOUT", "10")));
    connection.setConnectTimeout(timeout);
    connection.setReadTimeout(Math.max(timeout, 30_000));
    if (connection instanceof HttpURLConnection http && http.getResponseCode() >= 400) {
      String answer = "the server answers " + http.getResponseCode();
      throw http.getResponseCode() < 500 ? new NotFound(answer) : new IOException(answer);
    }
    return connection.getInputStream();
  }

  private Proxy proxy(String scheme, URI uri) {
    String name = scheme + "_proxy";
    String said =
        environment.getOrDefault(name, environment.getOrDefault(name.toUpperCase(Locale.ROOT), ""));
    if (said.isEmpty() || isDirect(String.valueOf(uri.getHost()))) {
      return Proxy.NO_PROXY;
    }
    URI proxy = URI.create(said.contains("://") ? said : "http://" + said);
    int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port));
  }

  private boolean isDirect(String host) {
    String said = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
    for (String each : said.split(",", -1)) {
      String suffix = each.strip();
      if (suffix.equals("*") || (!suffix.isEmpty() && host.endsWith(suffix))) {
        return true;
      }
    }
    return host.equals("localhost") || host.equals("127.0.0.1");
  }
}
