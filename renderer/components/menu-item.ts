import type { Component } from 'vue'

export interface MenuItem {
  key: string
  label: string
  icon?: Component
  /** One of a choice: whether it is the chosen one. */
  checked?: boolean
  /** A line above it. */
  apart?: boolean
  disabled?: boolean
  run: () => unknown
}
