package io.daybook.models.dependency;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A package index on loopback, with answers in the shape that dbt's hub gives.
final class PackageHub implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> pages = new TreeMap<>();

  PackageHub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /// Offers versions of a package, each with the JSON list of what it needs.
  void offer(String name, Map<String, String> needsByVersion) {
    String project = name.substring(name.indexOf('/') + 1);
    StringBuilder versions = new StringBuilder();
    needsByVersion.forEach((version, needs) -> {
      String file = project + "-" + version + ".tar.gz";
      pages.put("/" + file, tar(Map.of("any/dbt_project.yml", project(project, version))));
      versions
          .append(versions.isEmpty() ? "" : ",")
          .append("\"%s\":{\"name\":\"%s\",\"packages\":%s,".formatted(version, project, needs))
          .append("\"require_dbt_version\":[\">=1.0.0\"],")
          .append("\"downloads\":{\"tarball\":\"%s%s\"}}".formatted(address(), file));
    });
    page(
        "/api/v1/" + name + ".json",
        "{\"name\":\"%s\",\"versions\":{%s}}".formatted(project, versions));
  }

  void page(String path, String content) {
    pages.put(path, content.getBytes(StandardCharsets.UTF_8));
  }

  void file(String path, byte[] content) {
    pages.put(path, content);
  }

  static String project(String name, String version) {
    return "name: " + name + "\nversion: '" + version + "'\n";
  }

  /// A `.tar.gz` of those files (path, text).
  static byte[] tar(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] page = pages.get(exchange.getRequestURI().getPath());
    exchange.sendResponseHeaders(page == null ? 404 : 200, page == null ? -1 : page.length);
    if (page != null) {
      exchange.getResponseBody().write(page);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
