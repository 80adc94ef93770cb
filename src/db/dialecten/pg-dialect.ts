import {
  type BinaryOperationNode,
  type Dialect,
  type Driver,
  type Kysely,
  type OperationNode,
  OperatorNode,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  type RawNode,
  ValueNode,
} from 'kysely';
import type { TweetaligNode } from './beide-dialecten.ts';
import { PgDriver } from './pg-driver.ts';

class PgAdapter extends PostgresAdapter {
  /** Whoever migrates writes, and one at a time writes. */
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

class PgQueryCompiler extends PostgresQueryCompiler {
  protected override visitRaw(node: RawNode): void {
    super.visitRaw((node as Partial<TweetaligNode>).pg ?? node);
  }

  /** SQLite knows an empty list, in which nothing is, and says "is" of any value. */
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { leftOperand, operator, rightOperand } = node;
    const woord = OperatorNode.is(operator) ? operator.operator : '';
    if (isLeeg(rightOperand)) this.append(woord === 'not in' ? 'true' : 'false');
    else if ((woord === 'is' || woord === 'is not') && ValueNode.is(rightOperand) && !rightOperand.immediate) {
      this.visitNode(leftOperand);
      this.append(woord === 'is' ? ' is not distinct from ' : ' is distinct from ');
      this.visitNode(rightOperand);
    } else super.visitBinaryOperation(node);
  }
}

const isLeeg = (node: OperationNode): boolean => PrimitiveValueListNode.is(node) && node.values.length === 0;

/** PostgreSQL for rooms that were written for SQLite. */
export class PgDialect implements Dialect {
  readonly #van: ConstructorParameters<typeof PgDriver>;
  constructor(...van: ConstructorParameters<typeof PgDriver>) {
    this.#van = van;
  }
  createDriver(): Driver {
    return new PgDriver(...this.#van);
  }
  createAdapter(): PostgresAdapter {
    return new PgAdapter();
  }
  createIntrospector(db: Kysely<unknown>): PostgresIntrospector {
    return new PostgresIntrospector(db);
  }
  createQueryCompiler(): PostgresQueryCompiler {
    return new PgQueryCompiler();
  }
}
