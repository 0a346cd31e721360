import type { IsoDate } from '@shared/domain/iso-date'
import type { OperationName } from '@shared/contract'
import { userByLogin } from '../accounts/queries'
import type { WriteConnection } from '../database/transaction'
import { Call, type Clock, type OfficeServices, type SessionContext, type User } from '../ipc/call'

// Nine in the morning in Kazakhstan.
const officeOpens = 'T04:00:00.000Z'

/** The days of a made-up past. Goes forward only, and never past the moment the sample is made. */
export class SampleClock implements Clock {
  private day: IsoDate
  private instant: string

  constructor(
    start: IsoDate,
    private readonly end: string
  ) {
    this.day = start
    this.instant = this.at(start, 0)
  }

  private at(day: IsoDate, minutes: number): string {
    const instant = new Date(Date.parse(`${day}${officeOpens}`) + minutes * 60_000).toISOString()
    return instant < this.end ? instant : this.end
  }

  /** Moves to a day, so many minutes after the office opened. */
  move(day: IsoDate, minutes: number): void {
    const next = this.at(day, minutes)
    if (next > this.instant) this.instant = next
    if (day > this.day) this.day = day
  }

  now(): string {
    return this.instant
  }

  today(): IsoDate {
    return this.day
  }
}

/**
 * The office's own use cases on other days and by other hands, all inside one transaction: stopped or failed, nothing of
 * the sample is left.
 */
export class SampleWorld {
  private readonly services: OfficeServices
  private readonly users = new Map<string, User>()

  constructor(
    private readonly outer: Call,
    private readonly tx: WriteConnection,
    readonly clock: SampleClock
  ) {
    const { database } = outer.office
    this.services = {
      ...outer.office,
      clock,
      database: {
        read: (work) => work(tx),
        write: (work) => work(tx),
        copyDated: (at) => database.copyDated(at)
      }
    }
  }

  /** A call as nobody, as the first run's. */
  setUp(): Call {
    return new Call('office.createSample', this.services, this.outer.session)
  }

  /** A call of a user of the sample office. @throws Error when there is no such user */
  async as(login: string, operation: OperationName): Promise<Call> {
    const session: SessionContext = {
      door: this.outer.session.door,
      user: await this.user(login),
      locked: false,
      locale: this.outer.session.locale
    }
    return new Call(operation, this.services, session)
  }

  private async user(login: string): Promise<User> {
    const known = this.users.get(login)
    if (known !== undefined) return known
    const row = await userByLogin(this.tx, login)
    if (row === undefined) throw new Error(`the sample office has no user ${login}`)
    const user = { id: row.id, login: row.login, name: row.name, role: row.role, locale: row.locale }
    this.users.set(login, user)
    return user
  }
}
