package io.daybook.jinja.render.compile;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.render.Ex;
import io.daybook.jinja.render.Frame;
import io.daybook.jinja.render.St;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The `if` of a for loop: lets through the items that pass, one at a time.
///
/// @param rebuilt the loop's target as a value, which goes on to the loop
record Sieve(
    St enter,
    AssignCompiler.Target target,
    Ex test,
    Ex rebuilt,
    TemplateCompiler template,
    int line) {
  Iterator<Object> sift(Frame frame, Object items) {
    return new Sifting(this, frame, items);
  }

  private static final class Sifting implements Iterator<Object> {
    private final Sieve sieve;
    private final Frame frame;
    private final Object items;
    private @Nullable Iterator<Object> iterator;
    private @Nullable Object ready;

    Sifting(Sieve sieve, Frame frame, Object items) {
      this.sieve = sieve;
      this.frame = frame;
      this.items = items;
    }

    @Override
    public boolean hasNext() {
      if (ready != null) {
        return true;
      }
      try {
        ready = find();
      } catch (JinjaException error) {
        error.locate(sieve.template.name(), sieve.template.source(), sieve.line);
        throw error;
      }
      return ready != null;
    }

    private @Nullable Object find() {
      Iterator<Object> source = iterator;
      if (source == null) {
        sieve.enter.run(frame, frame.context.newOut());
        source = Iteration.of(items);
        iterator = source;
      }
      while (source.hasNext()) {
        sieve.target.assign(frame, source.next());
        if (Truth.of(sieve.test.eval(frame))) {
          return sieve.rebuilt.eval(frame);
        }
      }
      return null;
    }

    @Override
    public Object next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Object value = ready;
      ready = null;
      if (value == null) {
        throw new NoSuchElementException();
      }
      return value;
    }
  }
}
