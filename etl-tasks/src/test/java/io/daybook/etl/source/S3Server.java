package io.daybook.etl.source;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// An S3 server in this process with one bucket, `bucket`, on a free port of the loopback. It can
/// go away and come back.
public final class S3Server implements AutoCloseable {
  private final BlobStore store;
  private S3Proxy proxy;
  private int port;

  /// Starts it.
  public S3Server() throws Exception {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    this.store = BlobStores.create("transient-nio2", new Properties());
    store.createContainer(CreateBucketRequest.builder().bucket("bucket").build());
    start();
  }

  /// How to reach it.
  public S3Settings settings() {
    return new S3Settings("http://127.0.0.1:" + port, "us-east-1");
  }

  /// Puts an object into the bucket.
  public void put(String key, byte[] bytes) {
    store.putBlob(
        PutObjectRequest.builder()
            .bucket("bucket")
            .key(key)
            .contentLength((long) bytes.length)
            .build(),
        new ByteArrayInputStream(bytes));
  }

  /// Comes back, with what it had, at the same address.
  public void start() throws Exception {
    proxy =
        S3Proxy.builder()
            .blobStore(store)
            .awsAuthentication(AuthenticationType.NONE, "", "")
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .build();
    proxy.start();
    port = proxy.getPort();
  }

  /// Goes away.
  public void stop() throws Exception {
    proxy.stop();
  }

  @Override
  public void close() throws Exception {
    proxy.stop();
    store.close();
  }
}
