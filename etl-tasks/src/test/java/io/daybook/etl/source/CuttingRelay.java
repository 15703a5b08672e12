package io.daybook.etl.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/// Stands between a client and a server, and goes away in the middle of an answer: after so many
/// bytes from the server every connection is cut and no new one is taken.
public final class CuttingRelay implements AutoCloseable {
  private final ServerSocket door;
  private final URI server;
  private final AtomicLong left;

  /// Opens it on a free port of the loopback.
  public CuttingRelay(S3Settings server, long bytes) throws IOException {
    this.server = URI.create(server.endpoint());
    this.left = new AtomicLong(bytes);
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::take);
  }

  /// How to reach the server through it.
  public S3Settings settings() {
    return new S3Settings("http://127.0.0.1:" + door.getLocalPort(), "us-east-1");
  }

  /// Whether it has gone away.
  public boolean hasCut() {
    return left.get() <= 0;
  }

  private void take() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket upstream = new Socket(server.getHost(), server.getPort());
        Thread.ofVirtual().start(() -> relay(client, upstream, false));
        Thread.ofVirtual().start(() -> relay(upstream, client, true));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void relay(Socket from, Socket to, boolean answers) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[512];
      int read = in.read(buffer);
      while (read >= 0) {
        if (answers && left.addAndGet(-read) <= 0) {
          door.close();
          return;
        }
        out.write(buffer, 0, read);
        out.flush();
        read = in.read(buffer);
      }
    } catch (IOException cut) {
      // the other side has gone: so does this one
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
