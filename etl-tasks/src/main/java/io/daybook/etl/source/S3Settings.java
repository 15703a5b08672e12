package io.daybook.etl.source;

import java.net.URI;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// Which S3.
///
/// @param endpoint URL of a server other than Amazon's, empty for Amazon's
/// @param region of the buckets
public record S3Settings(String endpoint, String region) {

  /// A client of it, with the credentials that the environment offers.
  public S3Client client() {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(region));
    if (!endpoint.isEmpty()) {
      builder.endpointOverride(URI.create(endpoint)).forcePathStyle(true);
    }
    return builder.build();
  }
}
