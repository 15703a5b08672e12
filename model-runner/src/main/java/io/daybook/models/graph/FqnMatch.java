package io.daybook.models.graph;

import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import java.util.ArrayList;
import java.util.List;

/// The method `fqn`: a name, or a place from the left, with wildcards.
final class FqnMatch {
  private FqnMatch() {}

  static boolean matches(Resource resource, String selector) {
    List<String> fqn = resource.fqn();
    boolean versioned =
        resource instanceof Node.Model && resource.fields().has("version") && fqn.size() > 2;
    return matches(fqn, selector, versioned)
        || matches(fqn.subList(Math.min(1, fqn.size()), fqn.size()), selector, versioned);
  }

  private static boolean matches(List<String> fqn, String selector, boolean versioned) {
    if (fqn.isEmpty()) {
      return false;
    }
    String[] wanted = selector.split("\\.", -1);
    if (isNamed(fqn, selector, wanted, versioned)) {
      return true;
    }
    List<String> flat = new ArrayList<>();
    fqn.forEach(part -> flat.addAll(List.of(part.split("\\.", -1))));
    if (flat.size() < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].matches(".*[*?\\[\\]].*")) {
        String rest = String.join(".", flat.subList(i, flat.size()));
        String pattern = String.join(".", List.of(wanted).subList(i, wanted.length));
        String leaf = fqn.get(fqn.size() - (versioned && fqn.size() > 1 ? 2 : 1));
        return Glob.matches(rest, pattern) || (wanted.length == 1 && Glob.matches(leaf, selector));
      }
      if (!flat.get(i).equals(wanted[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNamed(
      List<String> fqn, String selector, String[] wanted, boolean versioned) {
    if (!versioned || fqn.size() < 2) {
      return fqn.getLast().equals(selector);
    }
    String last = String.join("_", fqn.subList(fqn.size() - 2, fqn.size()));
    List<String> tail = List.of(wanted).subList(Math.max(0, wanted.length - 2), wanted.length);
    return fqn.get(fqn.size() - 2).equals(selector) || last.equals(String.join("_", tail));
  }
}
